"""The SQLite library file, made whole from the content and disposable. No mapped row leaves."""
