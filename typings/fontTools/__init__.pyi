# What `export.svg` uses of fontTools, which ships no types.
