"""Several sites beside one another: facts in rows, one clock, durations, themes, pairs for teaching. Pure."""
