"""Text files in, domain objects and problems out. Knows no SQL and no Qt."""
