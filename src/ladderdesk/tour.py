"""The tour: walk the main job on the sample journal through the same code as the window, and leave what it shows.

In the folder it leaves the vault, a picture of every screen in light and dark, the charts as SVG, the packet as PDF.
"""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ladderdesk import insight, paths
from ladderdesk.assess import days
from ladderdesk.assess.readiness import trend
from ladderdesk.assess.suggest import Index
from ladderdesk.assess.values import Readiness, TrendPoint
from ladderdesk.assess.words import status_word
from ladderdesk.desk import Desk
from ladderdesk.errors import ExportError, LadderDeskError
from ladderdesk.i18n import _
from ladderdesk.journal import entries
from ladderdesk.journal.rows import EntryContent
from ladderdesk.packet.choosing import start_choice
from ladderdesk.packet.prepare import prepare
from ladderdesk.packet.render import render
from ladderdesk.packet.save import write_file
from ladderdesk.settings import SettingsFile

LINE = "Cut the nightly eval run from 3 h to 20 min, so releases no longer wait #evals +eval-harness @Ines !org"


def take(folder: Path) -> Iterator[str]:
    """Take the tour into `folder`, made where it is not there, and tell each step as it is done."""
    folder = folder.expanduser().absolute()
    try:
        (folder / "charts").mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        message = _("The tour could not write to {folder}: {reason}.")
        raise ExportError(message.format(folder=folder, reason=fault.strerror or fault)) from fault
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ladderdesk.ui.pictures import take_first_run, take_pictures

    settings = SettingsFile(folder / "settings.json")
    desk = _open_sample(folder, settings)
    try:
        yield from _walk(desk, folder)
        yield from take_pictures(desk, settings, folder / "screens")
        yield from take_first_run(desk.library.ladders(), folder / "screens")
    finally:
        desk.close()
    empty = _open_empty(folder, settings)
    try:
        yield from take_pictures(empty, settings, folder / "screens", kind="empty-")
    finally:
        empty.close()


def _open_sample(folder: Path, settings: SettingsFile) -> Desk:
    from ladderdesk.ui.opening import make_sample, open_desk

    vault = folder / paths.SAMPLE_NAME
    make_sample(vault, settings, anew=True)
    return open_desk(vault, settings, is_sample=True)


def _open_empty(folder: Path, settings: SettingsFile) -> Desk:
    from ladderdesk.ui.opening import open_desk

    vault = folder / "empty.ladderdesk"
    vault.unlink(missing_ok=True)
    return open_desk(vault, settings)


def _walk(desk: Desk, folder: Path) -> Iterator[str]:
    """Do the main job once: log, link, see the gap close, see readiness, print the packet."""
    with desk.vault.reading() as session:
        aim = insight.aim(session, desk.library)
        before = insight.measure(session, aim.ladder, aim.target, desk.today())
    entry = insight.log_line(desk, LINE)
    yield _("Logged: {line}").format(line=LINE)
    with desk.vault.writing() as session:
        content = entries.entry(session, entry).content
        likely = insight.likely_criteria(Index(desk.library.competencies, aim.ladder), content, aim.target, limit=1)
        if not likely:
            raise LadderDeskError(_("No criterion of the target fits the line of the tour."))
        criterion = insight.link(session, desk.library, entry, likely[0].id)
    yield _("Linked to: {criterion}").format(criterion=criterion.statement)
    with desk.vault.reading() as session:
        after = insight.measure(session, aim.ladder, aim.target, desk.today())
        material = insight.packet_material(session, desk.library, desk.today())
        journal = entries.all_entries(session)
        record = insight.record_of(session, insight.criterion_ids(aim.target))
    here, there = before.standing(criterion.id), after.standing(criterion.id)
    yield _("Gap: {before} → {after}").format(before=status_word(here.status), after=status_word(there.status))
    yield _("Readiness for {level}: {range}").format(level=after.level.name, range=insight.range_text(after))
    prepared = prepare(material, start_choice("promo", desk.today()))
    write_file(folder / "packet.pdf", render(prepared.document, "pdf"))
    yield _("Packet: {path}").format(path=folder / "packet.pdf")
    points = trend(aim.ladder, aim.target.id, record, days.weekly(desk.today(), 52))
    yield from _charts(folder, after, points, [each.content for each in journal], desk.today())


def _charts(
    folder: Path, measured: Readiness, points: Sequence[TrendPoint], journal: Sequence[EntryContent], today: date
) -> Iterator[str]:
    from ladderdesk.charts import course, heat, mix, radar, rows
    from ladderdesk.charts.image import as_svg
    from ladderdesk.charts.palette import shipped_palette

    palette = shipped_palette("light")
    since = days.months_before(today, 11).replace(day=1)
    for name, chart in (
        ("coverage", radar.radar(rows.coverage(measured), measured.level.title, palette)),
        ("evidence-by-month", heat.heatmap(rows.entries_by_group(measured.ladder, journal, since, today), palette)),
        ("scope-mix", mix.scope_bars(rows.scope_mix(journal, since, today), palette)),
        ("burn-up", course.burn_up(points, palette)),
        ("trend", course.trend(points, palette)),
    ):
        write_file(folder / "charts" / f"{name}.svg", as_svg(chart))
        yield _("Chart: {path}").format(path=folder / "charts" / f"{name}.svg")
