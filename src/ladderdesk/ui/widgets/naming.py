"""Names of controls: one for the program and its tests, one for those who hear the screen."""

from PySide6.QtWidgets import QWidget


def name_widget(widget: QWidget, name: str, spoken: str = "") -> None:
    """Give a control its object name and, where its own words do not say it, its accessible name."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)


def plain(words: str) -> str:
    """Make words show as they are written in a tooltip, which takes what looks like markup for rich text."""
    if "<" not in words and "&" not in words:
        return words
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p style='white-space:pre-wrap'>{escaped}</p>"
