"""Going from pane to pane with F6."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


def step_pane(within: QWidget, *, forward: bool) -> None:
    """Move the focus to the next or previous pane inside a widget, left to right, and around at the end."""
    panes = _panes(within)
    if not panes:
        return
    focused = QApplication.focusWidget()
    here = next((place for place, pane in enumerate(panes) if _holds(pane, focused)), -1 if forward else 0)
    for distance in range(1, len(panes) + 1):
        pane = panes[(here + distance * (1 if forward else -1)) % len(panes)]
        stop = first_stop(pane)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def first_stop(pane: QWidget) -> QWidget | None:
    """Find where the focus enters a pane: its list or field rather than its first button."""
    inside = [each for each in (pane, *pane.findChildren(QWidget)) if _can_have_focus(each)]
    return next((each for each in inside if not isinstance(each, QAbstractButton)), inside[0] if inside else None)


def _panes(within: QWidget) -> list[QWidget]:
    shown = [each for each in within.findChildren(QWidget) if each.property("pane") and each.isVisible()]
    return sorted(shown, key=lambda pane: (pane.mapTo(within, QPoint()).x(), pane.mapTo(within, QPoint()).y()))


def _can_have_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))
