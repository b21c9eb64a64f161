"""Changing the tables: drafts, grid, form, problems, saving, and what was saved before."""
