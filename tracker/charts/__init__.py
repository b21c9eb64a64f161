"""A table in, an Altair chart out; and a chart as a picture for paper."""
