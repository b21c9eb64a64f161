"""The rules: text tables in, a table of problems out."""
