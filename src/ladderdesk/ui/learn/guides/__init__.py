"""The guides of Learn: a text to work with, and the days on which to come back."""
