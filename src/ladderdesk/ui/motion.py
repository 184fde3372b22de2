"""Things appear softly, unless the user or the system wants less motion."""

from PySide6.QtCore import QEasingCurve, QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget


def fade_in(widget: QWidget, milliseconds: int) -> None:
    """Let a widget that was just shown appear over some time; with 0 it is simply there."""
    if not milliseconds:
        return
    effect = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(effect)
    rise = QPropertyAnimation(effect, b"opacity", effect)
    rise.setStartValue(0.0)
    rise.setEndValue(1.0)
    rise.setDuration(milliseconds)
    rise.setEasingCurve(QEasingCurve.Type.OutCubic)
    rise.finished.connect(effect.deleteLater)
    rise.start()
