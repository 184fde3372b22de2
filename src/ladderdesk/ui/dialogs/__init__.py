"""What opens over the window and closes again."""
