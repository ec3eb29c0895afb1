"""What a trainer makes: ticks, searches, notes, stars and baskets."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "tick",
        sa.Column("site_number", sa.Integer, primary_key=True),
        sa.Column("indicator_id", sa.Text, primary_key=True),
        sa.Column("ticked", sa.Boolean, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
    )
    op.create_table(
        "search",
        sa.Column("text", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("used_at", sa.Text, nullable=False),
        sa.Column("order_number", sa.Integer, nullable=False),
    )
    op.create_table(
        "note",
        sa.Column("about", sa.Text, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
    )
    op.create_table(
        "star",
        sa.Column("about", sa.Text, primary_key=True),
        sa.Column("starred_at", sa.Text, nullable=False),
    )
    op.create_table(
        "basket",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("order_number", sa.Integer, nullable=False),
    )
    op.create_table(
        "basket_item",
        sa.Column(
            "basket_name",
            sa.Text,
            sa.ForeignKey("basket.name", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("about", sa.Text, primary_key=True),
        sa.Column("order_number", sa.Integer, nullable=False),
    )
