"""The folder on disk, read strictly and saved whole; only this stage touches the disk."""
