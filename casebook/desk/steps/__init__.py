"""The steps from one shape of the desk's tables to the next, taken by Alembic when one is due."""
