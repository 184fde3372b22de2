"""The least a PySide6 program can do: a main window with a list and an editor, to its first paint."""

import sys

from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QSplitter, QTextEdit


class BareWindow(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        split = QSplitter()
        rows = QListWidget()
        rows.addItems([f"Entry {number}" for number in range(50)])
        split.addWidget(rows)
        split.addWidget(QTextEdit("Hello"))
        self.setCentralWidget(split)
        self.menuBar().addMenu("File")
        self.resize(1280, 800)


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = BareWindow()
    from probe import Probe

    probe = Probe(window, is_bare=True)
    window.show()
    sys.exit(app.exec())
