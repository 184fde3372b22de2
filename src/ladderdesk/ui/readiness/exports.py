"""Charts as files: which charts and forms there are, and how they are written."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ladderdesk.charts.image import as_png, as_svg
from ladderdesk.charts.palette import shipped_palette
from ladderdesk.i18n import _, ngettext
from ladderdesk.packet.save import write_file
from ladderdesk.ui.widgets.chart_view import ChartMaker


class Form(StrEnum):
    """What a chart can be written as."""

    SVG = "svg"
    PNG = "png"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartExport:
    """One chart to be written: its title, what makes it, and its size in device-independent pixels."""

    title: str
    maker: ChartMaker
    size: tuple[int, int]

    def file_name(self, form: Form) -> str:
        """Name a file after the chart."""
        letters = "".join(letter if letter.isalnum() else "-" for letter in self.title.casefold())
        return "-".join(part for part in letters.split("-") if part) + f".{form.value}"

    def written(self, form: Form) -> bytes:
        """Draw the chart in the light colours, for paper and slides, or write its rows."""
        chart = self.maker(shipped_palette("light"), size=self.size)
        if form is Form.SVG:
            return as_svg(chart)
        if form is Form.PNG:
            return as_png(chart, scale=3)
        return chart.table.as_csv().encode("utf-8-sig")


def form_words(form: Form) -> str:
    """Say what a form is."""
    return {
        Form.SVG: _("SVG picture"),
        Form.PNG: _("PNG picture"),
        Form.CSV: _("Table as CSV"),
    }[form]


def export_one(chart: ChartExport, form: Form, path: Path) -> str:
    """Write one chart and say so; raises ExportError where that fails."""
    write_file(path, chart.written(form))
    return _("Exported {name}.").format(name=path.name)


def export_all(charts: Iterable[ChartExport], folder: Path) -> str:
    """Write every chart in every form into a folder, beside what is there already, and say so."""
    count = 0
    for chart in charts:
        for form in Form:
            write_file(_free(folder / chart.file_name(form)), chart.written(form))
            count += 1
    words = ngettext("Exported {count} file to {folder}.", "Exported {count} files to {folder}.", count)
    return words.format(count=count, folder=folder)


def _free(path: Path) -> Path:
    """Find a name that no file has yet."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return candidate
