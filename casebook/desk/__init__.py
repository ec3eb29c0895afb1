"""The trainer's own SQLite file: never made again from anything, so never lost. No mapped row leaves."""
