"""A lint over a finished workbook: what Excel would repair, drop or refuse, found without Excel."""
