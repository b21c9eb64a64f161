"""The tracker in other formats: each takes an opened tracker or a table, and gives bytes."""
