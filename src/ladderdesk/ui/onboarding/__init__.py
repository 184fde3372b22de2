"""The first run: role, ladder, current and target level, or a look around with a sample."""
