"""The browser app: one file a page, read top to bottom, and the parts that pages share."""
