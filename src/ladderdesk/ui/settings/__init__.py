"""The Settings screen: name and window, the look, ladder and levels, where the journal is and its backups."""
