"""One line of text, read into a draft of an entry."""
