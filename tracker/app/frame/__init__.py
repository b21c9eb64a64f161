"""What stands around every page: the head, the filters, notices, news, and the way to the data."""
