"""The chart of a document as a picture, drawn from the document's own rows, so after redaction."""

from functools import lru_cache

from ladderdesk.charts.chart import Chart
from ladderdesk.charts.image import as_png, as_svg
from ladderdesk.charts.palette import shipped_palette
from ladderdesk.charts.radar import radar
from ladderdesk.charts.rows import Axis
from ladderdesk.packet.document import Figure

SIZE = (420, 300)
PICTURE_SCALE = 3.0


@lru_cache(maxsize=8)
def drawing(figure: Figure) -> str:
    """Draw a figure as SVG; the preview asks for the same one again and again."""
    return as_svg(_chart(figure)).decode("utf-8")


@lru_cache(maxsize=8)
def picture(figure: Figure) -> bytes:
    """Draw a figure as PNG, for the formats that know no SVG."""
    return as_png(_chart(figure), scale=PICTURE_SCALE)


def _chart(figure: Figure) -> Chart:
    axes = tuple(
        Axis(label=axis.label, claimed=axis.claimed, packet_ready=axis.packet_ready, demonstrated=0, criteria=0)
        for axis in figure.axes
    )
    return radar(axes, figure.target, shipped_palette("light"), size=SIZE)
