"""Draw every component in its states, in both themes, to look at: `python tests/ui/gallery.py FOLDER`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from ladderdesk.journal.rows import Status
from ladderdesk.ui.actions import Command, Offer
from ladderdesk.ui.notices import Notice, NoticeKind
from ladderdesk.ui.rail import NavButton
from ladderdesk.ui.theme import Theme, current_theme
from ladderdesk.ui.widgets.banner import Banner
from ladderdesk.ui.widgets.bars import Progress
from ladderdesk.ui.widgets.button import Button, LinkButton
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.field import Field
from ladderdesk.ui.widgets.floating import Floating
from ladderdesk.ui.widgets.flow import FlowLayout
from ladderdesk.ui.widgets.focus import FocusRing
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.rows import RowDelegate, RowState, draw_icon_in_row, draw_words
from ladderdesk.ui.widgets.segmented import SegmentedControl, Switch
from ladderdesk.ui.widgets.status import StatusPill
from ladderdesk.ui.widgets.text import Label, Paragraph
from ladderdesk.ui.widgets.toast import Toast


def hover(widget: QWidget) -> None:
    """Make a widget believe the pointer is on it."""
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    widget.update()


def ring(widget: QWidget) -> None:
    """Draw the ring of the keyboard's focus around a widget that need not have the focus."""
    frame = FocusRing(widget.window())
    frame.show_around(widget)


class Row(QWidget):
    """One list row in one state."""

    def __init__(self, words: str, state: RowState) -> None:
        super().__init__()
        self.words, self.state = words, state
        self.setFixedSize(392, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        delegate = RowDelegate()
        delegate._paint_state(painter, self.rect(), self.state, theme)
        draw_icon_in_row(painter, 10, self.rect(), "journal", theme.colours.text.secondary, theme)
        font = theme.font("body_strong" if self.state.is_selected and not self.state.list_has_focus else "body")
        draw_words(painter, self.rect().adjusted(35, 0, -60, 0), self.words, font, theme.colours.text.primary)
        aside = self.rect().adjusted(0, 0, -10, 0)
        draw_words(
            painter,
            aside,
            "17 Nov",
            theme.font("small"),
            theme.colours.text.secondary,
            align=Qt.AlignmentFlag.AlignRight,
        )


class Swatches(QWidget):
    def __init__(self, colors: list, size: QSize, gap: int = 4) -> None:
        super().__init__()
        self.colors, self.cell, self.gap = colors, size, gap
        self.setFixedSize((size.width() + gap) * len(colors), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, color in enumerate(self.colors):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(QRect(QPoint(place * (self.cell.width() + self.gap), 0), self.cell), 5, 5)


def line(*widgets: QWidget, gap: int = 8) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for each in widgets:
        row.addWidget(each)
    row.addStretch(1)
    return row


def build(theme_name: str) -> QWidget:
    board = QWidget()
    board.setFixedSize(1280, 800)

    def put(item, x: int, y: int, width: int = 0) -> None:
        if isinstance(item, QHBoxLayout | FlowLayout):
            holder = QWidget(board)
            item.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(item)
            item = holder
        item.setParent(board)
        item.ensurePolished()
        hint = item.sizeHint()
        w = width or hint.width()
        h = item.heightForWidth(w) if item.hasHeightForWidth() else hint.height()
        item.setGeometry(x, y, w, h)

    put(Label("Components and states", type="title"), 32, 24)
    put(Label(f"{theme_name} theme", tone="tertiary"), 271, 31)

    put(Label("Buttons", type="section"), 32, 66)
    primary = [Button(w, name=w, kind="primary") for w in ("Primary", "Hover", "Pressed", "Focus")]
    hover(primary[1])
    primary[2].setDown(True)
    put(line(*primary), 32, 94)
    default = [Button(w, name=w) for w in ("Default", "Hover", "Focus", "Disabled")]
    hover(default[1])
    default[3].setEnabled(False)
    put(line(*default), 32, 134)
    ghost = [Button("Ghost", name="g", kind="ghost"), Button("Hover", name="gh", kind="ghost")]
    hover(ghost[1])
    put(
        line(
            *ghost,
            Button("Delete…", name="d", kind="danger-quiet"),
            Button("Delete 164 entries", name="dd", kind="danger"),
        ),
        32,
        174,
    )

    put(Label("Fields", type="section"), 32, 220)
    rest, focus, empty, disabled = QLineEdit("Rest"), QLineEdit("Focus"), QLineEdit(), QLineEdit("Disabled")
    empty.setPlaceholderText("Placeholder")
    disabled.setEnabled(False)
    for field, x, y in ((rest, 32, 248), (focus, 206, 248), (empty, 32, 288), (disabled, 206, 288)):
        put(field, x, y, 166)
    wrong = Field("", QLineEdit("31 Nov 2026"), name="wrong")
    wrong._label.hide()
    wrong.show_fault("November has 30 days. Try 30 Nov.")
    put(wrong, 32, 328, 340)

    put(Label("Toggles", type="section"), 32, 398)
    boxes = [QCheckBox(), QCheckBox(), QCheckBox()]
    boxes[1].setChecked(True)
    boxes[2].setTristate(True)
    boxes[2].setCheckState(Qt.CheckState.PartiallyChecked)
    off, on = QRadioButton(), QRadioButton()
    off.setAutoExclusive(False)
    on.setAutoExclusive(False)
    on.setChecked(True)
    switch_off, switch_on = Switch("off", name="off"), Switch("on", name="on")
    switch_on.setChecked(True)
    for place, box in enumerate((*boxes, off, on, switch_off)):
        put(box, 32 + 30 * place, 424)
    put(switch_on, 230, 424)
    segments = SegmentedControl("Period", name="period")
    segments.show_choices([(1, "Day"), (2, "Week"), (3, "Month")], 2)
    put(segments, 32, 460)

    put(Label("Chips", type="section"), 32, 500)
    holder = QWidget(board)
    flow = FlowLayout(holder)
    for chip in (
        Chip("Plain", name="c1"),
        Chip("Selected", name="c2", look="selected"),
        Chip("Removable", name="c3", look="selected", removable=True),
        Chip("Suggested", name="c4", look="suggested"),
        Chip("Outline", name="c5", look="outline"),
    ):
        flow.addWidget(chip)
    holder.setGeometry(32, 527, 344, flow.heightForWidth(344))

    put(Label("Status", type="section"), 32, 590)
    holder = QWidget(board)
    flow = FlowLayout(holder, line_gap=6)
    for status in Status:
        flow.addWidget(StatusPill(status, name=status.value))
    holder.setGeometry(32, 618, 344, flow.heightForWidth(344))

    put(Label("Navigation", type="section"), 32, 680)
    names = (("Rest", "home"), ("Hover", "journal"), ("Focus", "ladder"), ("Selected", "gaps"))
    navs = [NavButton(Command(i, w, (), i)) for w, i in names]
    for place, nav in enumerate(navs):
        put(nav, 32 + 78 * place, 708, 72)
    hover(navs[1])
    navs[3].setChecked(True)

    put(Label("List rows", type="section"), 456, 66)
    states = (
        ("Rest", RowState(False, False, False, True, True)),
        ("Hover", RowState(False, True, False, True, True)),
        ("Focus", RowState(False, False, True, True, True)),
        ("Selected, pane focused", RowState(True, False, True, True, True)),
        ("Selected, pane not focused", RowState(True, False, False, True, False)),
    )
    for place, (words, state) in enumerate(states):
        put(Row(words, state), 456, 94 + 37 * place, 392)

    put(Label("Toast", type="section"), 456, 294)
    toast = Toast(Notice("Entry deleted", action="Undo", command="undo"), name="toast", keys="Ctrl+Z", parent=board)
    toast.show_at(QPoint(456, 322), QSize(392, 40))
    put(Label("Banner", type="section"), 456, 380)
    banner = Banner(
        Notice(
            "Could not save because the disk is full",
            NoticeKind.ERROR,
            "Free some space and choose Try again. Your text is still here.",
            "Try again",
            "try",
        ),
        name="banner",
    )
    put(banner, 456, 408, 392)
    put(Label("Confirmation", type="section"), 456, 498)
    panel = Floating("dialog", name="confirm", padding=20, parent=board)
    panel.column.addWidget(Label("Delete 164 entries?", type="heading"))
    panel.column.addSpacing(6)
    panel.column.addWidget(
        Paragraph("Backups stay until you delete them. You can restore from today 08:02.", tone="secondary")
    )
    panel.column.addStretch(1)
    cancel = Button("Cancel", name="cancel")
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(Button("Delete entries", name="delete", kind="danger"))
    panel.column.addLayout(row)
    panel.show_at(QPoint(456, 526), QSize(392, 152))
    put(Label("Busy", type="section"), 456, 696)
    busy = Button("Exporting…", name="busy")
    busy.setEnabled(False)
    put(busy, 456, 724)
    progress = Progress("Export", name="progress")
    progress.show_progress(45, 100)
    put(progress, 563, 737, 120)
    put(Label("Page 3 of 7", type="small", tone="secondary"), 692, 732)
    put(LinkButton("Cancel", name="stop"), 768, 728)

    put(Label("Type", type="section"), 888, 66)
    y = 92
    for style, words, h in (
        ("display", "Display 55%", 46),
        ("title", "Title", 28),
        ("heading", "Heading", 25),
        ("reading", "Reading text", 24),
        ("section", "Body and section", 21),
        ("small", "Small", 19),
        ("caption", "Caption", 19),
    ):
        put(Label(words, type=style), 888, y)
        y += h
    c = current_theme().colours
    put(Label("Surfaces and colour", type="section"), 888, 294)
    put(
        Swatches(
            [c.surface.sunken, c.surface.window, c.surface.raised, c.surface.hover, c.surface.selected], QSize(69, 44)
        ),
        888,
        322,
    )
    put(Swatches([s.fg for s in c.status] + [c.danger.base], QSize(69, 26)), 888, 398)
    put(Swatches(list(c.heat), QSize(69, 26)), 888, 456)
    put(Label("Menu and tooltip", type="section"), 888, 546)
    menu = Menu("Row", name="menu")
    holder = QWidget()
    menu._keep = holder
    for command in (
        Command("link", "Link evidence", ("L",), "link"),
        Command("add", "Add to packet", ("P",), "packet"),
        Command("undo", "Undo", ("Ctrl+Z",), "undo"),
    ):
        menu.addAction(Offer(command, holder))
    menu.setFixedSize(200, menu.sizeHint().height())
    menu.setActiveAction(menu.actions()[0])
    board._menu = menu
    board._focus = focus
    board._hovered = (primary[1], default[1], ghost[1])
    board._rings = (primary[3], default[2], navs[2], cancel)
    return board


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme = Theme(app)
    for choice in ("light", "dark"):
        theme.apply(choice)
        app.setStyleSheet(theme.style_sheet())
        board = build(choice.title())
        board.show()
        board.activateWindow()
        board._focus.setFocus(Qt.FocusReason.TabFocusReason)
        app.processEvents()
        for target in board._rings:
            ring(target)
        for target in board._hovered:
            hover(target)
        app.processEvents()
        picture = board.grab()
        painter = QPainter(picture)
        painter.drawPixmap(888, 574, board._menu.grab())
        painter.end()
        picture.save(str(folder / f"components-{choice}.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
