"""Taking a table or a workbook in: upload, questions, dry run, review, and one save."""
