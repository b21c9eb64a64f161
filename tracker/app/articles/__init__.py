"""Coding an article in the reader's own browser."""
