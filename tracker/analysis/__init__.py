"""What follows from the rows: pure workings, a table in, a new table out."""
