"""The terminal: reads, calls, prints."""
