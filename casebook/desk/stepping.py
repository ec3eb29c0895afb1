"""Taking the steps that are due, each in one transaction and after a copy of the file was made.

Imports Alembic (half a second), so it is imported itself only when a step is due. Called under the
lock of `files.held`.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config

from casebook.desk import backups, condition, connections
from casebook.desk.condition import STEPS, Condition
from casebook.paths import Places

SCRIPTS = Path(__file__).resolve().parent / "steps"


def take_all(places: Places) -> None:
    """Make the desk, or bring it to the newest shape.

    Raises:
        OSError, sqlite3.Error: the disk refuses; the desk is at a whole step.
    """
    is_new = condition.look(places.desk, thoroughly=False) is Condition.MISSING
    taken = "" if is_new else condition.version(places.desk)
    for step in STEPS[STEPS.index(taken) + 1 :] if taken else STEPS:
        if not is_new:
            backups.copy(places, reason=f"before-step-{step}")
        take(places.desk, step)


def take(desk: Path, step: str) -> None:
    """Take the steps up to this one, in one transaction."""
    config = Config(attributes={})
    # Alembic reads it as a template.
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    with connections.writing(desk, mode="rwc") as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, step)
