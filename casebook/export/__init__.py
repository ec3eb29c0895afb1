"""What leaves the program: drawings and records as files, on paper and on the clipboard."""
