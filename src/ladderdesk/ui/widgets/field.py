"""A field with its label over it and, where what was typed cannot be used, a sentence under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ladderdesk.ui.theme import repolish
from ladderdesk.ui.widgets.mark import Mark
from ladderdesk.ui.widgets.text import Label, Paragraph


class Field(QWidget):
    """Put a label over a control, and show what is wrong with its value until the user types again."""

    def __init__(self, label: str, control: QWidget, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.control = control
        self._label = Label(label, type="caption", tone="secondary", name=f"{name}-label")
        self._label.setBuddy(control)
        self._mark = Mark("warn", "danger.base")
        self._fault = Paragraph("", type="small", tone="danger", name=f"{name}-fault")
        self._said = control.accessibleName() or label
        control.setAccessibleName(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(control)
        column.addLayout(self._fault_row())
        self.clear_fault()
        if isinstance(control, QLineEdit):
            control.textEdited.connect(self.clear_fault)

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong and what would be right."""
        self._show(sentence)

    def clear_fault(self) -> None:
        """Take the sentence away."""
        self._show("")

    def _show(self, sentence: str) -> None:
        self._fault.show_words(sentence)
        self._fault.setVisible(bool(sentence))
        self._mark.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)
        self.control.setProperty("invalid", "true" if sentence else "false")
        repolish(self.control)

    def _fault_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._fault, 1)
        return row
