"""The window. Only `__main__` opens it; it asks `library` and knows no SQL and no content files."""
