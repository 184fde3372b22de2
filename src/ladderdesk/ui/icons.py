"""Icons in any colour: one line drawing each, recoloured, drawn at the screen's resolution and kept."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ladderdesk.paths import shipped

STROKE = "#000000"
KNOCKOUT = "#FFFFFF"


class Icons:
    """Draw the shipped icons by name; every pixmap is drawn once per name, colour, size and resolution."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or shipped("resources") / "icons"
        self._texts: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, str, int, float], QPixmap] = {}

    def names(self) -> list[str]:
        """List the icons there are, in the order of the alphabet."""
        return sorted(file.stem for file in self._folder.glob("*.svg"))

    def pixmap(self, name: str, color: QColor, size: int, ratio: float, knockout: QColor) -> QPixmap:
        """Give an icon `size` device-independent pixels square; what is cut out of it takes the colour `knockout`."""
        key = (name, color.name(), knockout.name(), size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._draw(*key)
        return found

    def _draw(self, name: str, color: str, knockout: str, size: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        svg = self._text(name).replace(KNOCKOUT, "@").replace(STROKE, color).replace("@", knockout)
        edge = round(size * ratio)
        pixmap = QPixmap(QSize(edge, edge))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return self._texts[name]
