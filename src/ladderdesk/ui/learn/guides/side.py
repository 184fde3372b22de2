"""What stands beside a guide: its days, and what can be done with all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ladderdesk.assess.checkpoints import GuideStanding
from ladderdesk.i18n import _
from ladderdesk.ui.actions import Offer
from ladderdesk.ui.learn.guides.days import Days, Overhang, days_of
from ladderdesk.ui.widgets.button import Button, IconButton
from ladderdesk.ui.widgets.frames import SectionHeader
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.text import Label, Paragraph


class GuideSide(QVBoxLayout):
    """Lay out the days of a guide under a header that counts what is done, and under them export and more."""

    def __init__(self) -> None:
        super().__init__()
        self.days = Days(name="guide-days")
        self._header = SectionHeader(_("Checkpoints"), name="guide-side-header")
        self._count = Label(tone="tertiary", name="guide-side-count")
        self._note = Paragraph(type="small", tone="tertiary", name="guide-side-note")
        self.export = Button(_("Export calendar file…"), name="guide-export", extent="small", icon="calendar")
        self.more = IconButton("more", _("More for this guide"), name="guide-more", edge=26)
        self._foot = QWidget()
        self._build()

    def show_guide(self, standing: GuideStanding, chosen: int | None) -> None:
        """Show the days of a guide, one of them chosen."""
        running = standing.running
        count = _("{done} of {all}").format(done=standing.done_count, all=len(running)) if running else ""
        self._count.show_words(count)
        self._note.show_words(_("The days as they fall when you start today."))
        self._note.setVisible(not running)
        self.days.show_days(days_of(standing), chosen)
        self._foot.setVisible(bool(running))
        self.export.setVisible(standing.is_open)

    def open_menu(self, offers: Sequence[Offer], over: QWidget) -> None:
        """Show what else can be done."""
        menu = Menu(_("More for this guide"), name="guide-menu", parent=over)
        for made in offers:
            if made.isEnabled():
                menu.addAction(made)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _build(self) -> None:
        self._header.row.addWidget(self._count)
        self.export.setToolTip(_("Export calendar file (Ctrl+Shift+E)"))
        rows = Overhang()
        rows.addWidget(self.days)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 14, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.export)
        foot.addStretch(1)
        foot.addWidget(self.more)
        self.addWidget(self._header)
        self.addSpacing(4)
        self.addWidget(self._note)
        self.addSpacing(4)
        self.addLayout(rows)
        self.addWidget(self._foot)
        self.addStretch(1)
