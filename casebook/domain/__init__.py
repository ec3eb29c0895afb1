"""What a casebook is about: dates that may be vague, and the records of a site. No files, SQL or Qt."""
