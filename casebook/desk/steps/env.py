"""What Alembic runs to take a step: on the connection, and in the transaction, that `stepping` gives it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
