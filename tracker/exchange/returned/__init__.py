"""The way back: a workbook of ours that somebody edited, compared cell by cell with what it was made from."""
