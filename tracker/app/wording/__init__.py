"""What the app says: one catalogue a language, and standings, days and turns put into words."""
