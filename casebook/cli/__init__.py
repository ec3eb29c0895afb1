"""The command line: the same answers as the window, for authors, scripts and tests."""
