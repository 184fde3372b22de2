"""Widgets that show values and say what the user meant; none of them knows a session, a file or a rule."""
