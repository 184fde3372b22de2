"""Print a packet: the pages of the PDF, as images of the printer's own resolution."""

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

MOST_DPI = 300


def print_pdf(data: bytes, parent: QWidget) -> None:
    """Ask for a printer and print the pages of a PDF on it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(min(printer.resolution(), MOST_DPI))
    dialog = QPrintDialog(printer, parent)
    if dialog.exec():
        send_to(printer, data)


def send_to(printer: QPrinter, data: bytes) -> None:
    """Draw each page of a PDF on a page of the printer."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        room = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        size = document.pagePointSize(number).toSize().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(0, 0, document.render(number, QSize(size)))
    painter.end()
