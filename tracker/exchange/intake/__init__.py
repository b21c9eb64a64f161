"""Any table brought in: a file's bytes go in, a proposal of edits comes out, and only the caller commits."""
