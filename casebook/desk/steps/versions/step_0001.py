"""The linked report and its words."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.execute("PRAGMA application_id = 1130523460")  # "CbkD"
    op.create_table(
        "linked_report",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("linked_on", sa.Text, nullable=False),
        sa.CheckConstraint("id = 1", name="one_row"),
    )
    op.create_table(
        "found_words",
        sa.Column("quote_id", sa.Text, primary_key=True),
        sa.Column("order_number", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("word_for_word", sa.Boolean, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
    )
    op.create_table(
        "missing_words",
        sa.Column("quote_id", sa.Text, primary_key=True),
        sa.Column("order_number", sa.Integer, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
