"""Ways to use Gaps as a user does, and to see what a user sees."""

from typing import TypeVar

from pages import Opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ladderdesk import insight
from ladderdesk.assess.values import Standing
from ladderdesk.desk import Desk
from ladderdesk.journal import history, plan
from ladderdesk.journal.rows import Action
from ladderdesk.ui.gaps.link_entry import FoundEntries
from ladderdesk.ui.gaps.page import GapsPage
from ladderdesk.ui.gaps.table import GapsTable
from ladderdesk.ui.widgets.floating import Overlay
from ladderdesk.ui.widgets.rowbox import Row, RowBox

Key = Qt.Key
W = TypeVar("W", bound=QWidget)

MULTI_SYSTEM = "genai.staff.multi-system"
SIX_WEEKS = "genai.staff.six-week-scope"
GOVERNED = "genai.staff.governed-change"
TRADE_OFF = "genai.staff.tradeoff-aligned"
AUTONOMY = "genai.staff.earned-autonomy"


class Gaps:
    """The Gaps screen as a user holds it."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.desk: Desk = opened.desk
        assert isinstance(opened.page, GapsPage)
        self.page = opened.page
        self.notices = opened.notices

    @property
    def table(self) -> GapsTable:
        return self.find("gaps-table", GapsTable)

    @property
    def standing(self) -> Standing:
        standing = self.table.chosen
        assert standing is not None
        return standing

    @property
    def sheet(self) -> Overlay:
        """Give the dialog that is open."""
        shown = [each for each in self.page.findChildren(Overlay) if each.isVisible()]
        assert len(shown) == 1
        return shown[0]

    @property
    def has_sheet(self) -> bool:
        return any(each.isVisible() for each in self.page.findChildren(Overlay))

    def find(self, name: str, kind: type[W]) -> W:
        found = self.page.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def choose(self, criterion: str) -> None:
        self.page.show_criterion(criterion)
        self.settle()

    def settle(self) -> None:
        self.opened.settle()
        self.opened.settle()
        strays = [
            each for each in QApplication.topLevelWidgets() if each.isVisible() and not isinstance(each, GapsPage)
        ]
        assert strays == []

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)
        self.settle()

    def type(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit | QPlainTextEdit)
        QTest.keyClicks(focused, words)
        self.settle()

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)
        self.settle()

    def undo(self) -> None:
        with self.desk.vault.writing() as session:
            history.undo(session)
        self.settle()

    def rows(self, box: str) -> list[str]:
        """Say the rows of a part as they are spoken."""
        return [row.accessibleName() for row in self.find(box, RowBox).rows]

    def row(self, box: str, place: int) -> Row:
        return self.find(box, RowBox).rows[place]

    def focus_row(self, box: str, place: int = 0) -> Row:
        row = self.row(box, place)
        row.setFocus(Qt.FocusReason.TabFocusReason)
        return row

    def listed(self) -> list[str]:
        """Say the rows of the table, headings too."""
        model = self.table.gaps
        return [str(model.index(place).data()) for place in range(model.rowCount())]

    def spoken(self, criterion: str) -> str:
        """Say the row of a criterion as it is spoken."""
        return str(self.table.gaps.find(criterion).data(Qt.ItemDataRole.AccessibleTextRole))

    def words(self) -> str:
        """Give all words that are shown."""
        labels = self.page.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def measured(self, criterion: str) -> Standing:
        """Measure a criterion from what the vault holds."""
        with self.desk.vault.reading() as session:
            aim = insight.aim(session, self.desk.library)
            return insight.measure(session, aim.ladder, aim.target, self.desk.today()).standing(criterion)

    def actions(self, criterion: str) -> tuple[Action, ...]:
        with self.desk.vault.reading() as session:
            return plan.actions(session, criteria=[criterion])

    def found(self) -> list[str]:
        """Say what the link dialog lists."""
        model = self.sheet.findChild(FoundEntries)
        assert isinstance(model, FoundEntries)
        return [str(model.index(place).data()) for place in range(model.rowCount())]
