"""The fields of an entry, in the order they are read: they show one content and say what it becomes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ladderdesk.capture.draft import EntryDraft
from ladderdesk.capture.vocabulary import Vocabulary
from ladderdesk.catalogue.templates import EntryTemplate
from ladderdesk.i18n import _
from ladderdesk.journal.rows import Attachment, Audience, EntryContent, Kind
from ladderdesk.ui.journal import words
from ladderdesk.ui.journal.date_field import DateField
from ladderdesk.ui.journal.growing_text import TitleText
from ladderdesk.ui.journal.impacts import ImpactsField
from ladderdesk.ui.journal.names_field import Name, NamesField
from ladderdesk.ui.journal.people_field import PeopleField
from ladderdesk.ui.journal.prompted_body import PromptedBody
from ladderdesk.ui.journal.proof import FilesField, LinksField
from ladderdesk.ui.theme import current_theme
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.frames import Line
from ladderdesk.ui.widgets.menu import Menu
from ladderdesk.ui.widgets.segmented import SegmentedControl
from ladderdesk.ui.widgets.text import Label

LABELS = 92
MEASURE = 720
MOST_TITLE_LINES = 6


class EntryForm(QWidget):
    """Show an entry's content and let it be changed.

    Signals: `edited()` after each change by the user; `caret_moved(QRect)` with the caret's box in the form;
    `file_wanted()`, `file_saving_requested(Attachment)`.
    """

    edited = Signal()
    caret_moved = Signal(QRect)
    file_wanted = Signal()
    file_saving_requested = Signal(object)

    def __init__(self, *, today: Callable[[], date], names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entry-form")
        self.setMaximumWidth(MEASURE)
        self._names = names
        self._content = EntryContent(day=today(), title="")
        self._suggested: tuple[str, ...] = ()
        self.title = TitleText(
            _("Title"), name="entry-title", style="title", invitation=_invitation(None), most_lines=MOST_TITLE_LINES
        )
        self._date = DateField(name="entry-date", today=today)
        self._kind = Chip("", name="entry-kind", look="outline", opens_menu=True)
        self._audience = Chip("", name="entry-audience", look="outline", opens_menu=True)
        self._scope = SegmentedControl(_("Scope"), name="entry-scope")
        self._scope.show_choices(words.scopes(), None)
        self.competencies = NamesField(
            _("Competencies"),
            name="entry-competencies",
            sigil="#",
            invitation=_("Competency"),
            add_words=_("Add a competency"),
        )
        self._projects = NamesField(
            _("Projects and tags"),
            name="entry-projects",
            sigil="+",
            invitation=_("Project, or #tag"),
            add_words=_("Add a project or #tag"),
        )
        self.body = PromptedBody(name="entry-body")
        self.impacts = ImpactsField(name="entry-impacts")
        self.people = PeopleField(name="entry-people")
        self.links = LinksField(name="entry-links")
        self.files = FilesField(name="entry-files")
        self._build()
        self._connect()

    @property
    def content(self) -> EntryContent:
        """Give the content as the fields have it."""
        return self._content

    def show_content(self, content: EntryContent) -> None:
        """Show another content; a field that says the same already is left alone, with its caret."""
        self._content = content
        self.title.show_text(content.title)
        self.body.show_text(content.body)
        self._date.show_span((content.day, content.until))
        self._scope.show_chosen(content.scope)
        self._show_chip(self._kind, _("Kind"), words.kinds()[content.kind])
        self._show_chip(self._audience, _("Who may see it"), words.audiences()[content.audience])
        self._show_competencies()
        self._show_projects()
        self.impacts.show_impacts(content.impacts)
        self.people.show_people(content.people)
        self.links.show_links(content.links)
        self.files.show_files(content.attachments)

    def show_template(self, template: EntryTemplate | None) -> None:
        """Ask the questions of a template in the places of title and body; with none, those of any entry."""
        self.title.setPlaceholderText(_invitation(template))
        self.body.show_template(template)

    def show_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Complete names from these from now on."""
        for field in (self.competencies, self._projects, self.people):
            field.show_vocabulary(vocabulary)

    def show_suggestions(self, competencies: Sequence[str]) -> None:
        """Offer competencies that the words speak for."""
        self._suggested = tuple(competencies)
        self._show_competencies()

    def attach(self, file: Attachment) -> None:
        """Add a file that is in the vault already."""
        self._change(attachments=(*self._content.attachments, file))
        self.files.show_files(self._content.attachments)

    def change(self, **values: object) -> None:
        """Change what has no field of its own, as if by the user's hand."""
        self._change(**values)

    def begin(self, point: str) -> None:
        """Take the keyboard to where a point of the coach is answered."""
        match point:
            case "number":
                self.impacts.begin("after")
            case "change":
                self.impacts.begin(self._lacking())
            case "outcome":
                self.impacts.begin("outcome")
            case "scope":
                self._scope.findChildren(QWidget)[0].setFocus(Qt.FocusReason.TabFocusReason)
            case "people":
                self.people.begin_adding()
            case "proof":
                self.links.begin_adding()
            case "competency":
                self.competencies.begin_adding()
            case _:
                self.body.begin_at_end()

    def _lacking(self) -> str:
        impact = next(iter(self.impacts.impacts), None)
        return next(
            (name for name in ("before", "after", "period") if not impact or not getattr(impact, name)), "period"
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scope.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for gap, item in (
            (0, self.title),
            (8, _row(_("Date"), self._when())),
            (4, _row(_("Scope"), self._scope)),
            (5, _row(_("Competencies"), self.competencies)),
            (3, _row(_("Projects"), self._projects)),
            (3, _row(_("Audience"), self._audience)),
            (12, Line()),
            (11, self.body),
            (12, self.impacts),
            (14, _row(_("People"), self.people)),
            (4, _row(_("Links"), self.links)),
            (4, _row(_("Attachments"), self.files)),
        ):
            column.addSpacing(gap)
            if isinstance(item, QWidget):
                column.addWidget(item)
            else:
                column.addLayout(item)
        column.addStretch(1)

    def _when(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._date)
        row.addSpacing(6)
        row.addWidget(Label(_("Kind"), tone="secondary"))
        row.addWidget(self._kind)
        row.addStretch(1)
        return line

    def _connect(self) -> None:
        self.title.edited.connect(self._take_title)
        self.title.finished.connect(self.body.begin)
        self.body.edited.connect(self._take_body)
        self.title.caret_moved.connect(self._tell_title_caret)
        self.body.caret_moved.connect(self._tell_body_caret)
        self._date.edited.connect(self._take_date)
        self._kind.clicked.connect(self._ask_kind)
        self._audience.clicked.connect(self._ask_audience)
        self._scope.value_chosen.connect(self._take_scope)
        for field in (self.competencies, self._projects):
            field.added.connect(self._add_names)
            field.removed.connect(self._remove_name)
            field.accepted.connect(self._accept_name)
        self.impacts.edited.connect(self._take_impacts)
        self.people.added.connect(self._add_people)
        self.people.people_changed.connect(self._take_people)
        self.links.edited.connect(self._take_links)
        self.files.removed.connect(self._remove_file)
        self.files.adding_requested.connect(self.file_wanted)
        self.files.saving_requested.connect(self.file_saving_requested)

    def _change(self, **values: object) -> None:
        changed = replace(self._content, **values)  # type: ignore[arg-type]
        if changed != self._content:
            self._content = changed
            self.edited.emit()

    def _take_title(self) -> None:
        self._change(title=self.title.text)

    def _take_body(self) -> None:
        self._change(body=self.body.text)

    def _take_date(self) -> None:
        day, until = self._date.span
        self._change(day=day, until=until)

    def _take_scope(self, scope: str) -> None:
        if scope == self._content.scope:
            self._scope.show_chosen(None)
            self._change(scope=None)
        else:
            self._change(scope=scope)

    def _take_impacts(self) -> None:
        self._change(impacts=self.impacts.impacts)

    def _take_people(self) -> None:
        self._change(people=self.people.people)

    def _take_links(self) -> None:
        self._change(links=self.links.links)

    def _add_people(self, draft: EntryDraft) -> None:
        self.people.add(draft.people)

    def _remove_file(self, file: Attachment) -> None:
        kept = list(self._content.attachments)
        kept.remove(file)
        self._change(attachments=tuple(kept))
        self.files.show_files(kept)

    def _add_names(self, draft: EntryDraft) -> None:
        content = self._content
        self._change(
            competencies=_joined(content.competencies, draft.competencies),
            projects=_joined(content.projects, draft.projects),
            tags=_joined(content.tags, draft.tags),
        )
        self._show_competencies()
        self._show_projects()

    def _remove_name(self, name: Name) -> None:
        part = _PARTS[name.kind]
        kept = tuple(value for value in getattr(self._content, part) if value != name.value)
        self._change(**{part: kept})
        self._show_competencies()
        self._show_projects()

    def _accept_name(self, name: Name) -> None:
        part = _PARTS[name.kind]
        self._change(**{part: _joined(getattr(self._content, part), [name.value])})
        self._show_competencies()

    def _show_competencies(self) -> None:
        self.competencies.show_names(
            [self._competency(one) for one in self._content.competencies],
            [self._competency(one) for one in self._suggested],
        )

    def _competency(self, one: str) -> Name:
        return Name("competency", one, self._names.get(one, one))

    def _show_projects(self) -> None:
        projects = [Name("project", name, f"+{name}") for name in self._content.projects]
        tags = [Name("tag", name, f"#{name}") for name in self._content.tags]
        self._projects.show_names([*projects, *tags])

    def _show_chip(self, chip: Chip, label: str, shown: str) -> None:
        if chip.text() != shown:
            chip.show_words(shown)
        chip.setAccessibleName(f"{label}: {shown}")

    def _ask_kind(self) -> None:
        menu = self._menu(self._kind, _("Kind"), list(words.kinds().items()), self._content.kind)
        menu.triggered.connect(self._take_kind)

    def _ask_audience(self) -> None:
        menu = self._menu(self._audience, _("Who may see it"), list(words.audiences().items()), self._content.audience)
        menu.triggered.connect(self._take_audience)

    def _menu(self, chip: Chip, spoken: str, choices: Sequence[tuple[str, str]], chosen: str) -> Menu:
        menu = Menu(spoken, name=f"{chip.objectName()}-menu", parent=self)
        for value, shown in choices:
            action = QAction(shown, menu)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))
        return menu

    def _take_kind(self, action: QAction) -> None:
        self._change(kind=Kind(action.data()))
        self._show_chip(self._kind, _("Kind"), words.kinds()[self._content.kind])

    def _take_audience(self, action: QAction) -> None:
        self._change(audience=Audience(action.data()))
        self._show_chip(self._audience, _("Who may see it"), words.audiences()[self._content.audience])

    def _tell_title_caret(self, box: QRect) -> None:
        self.caret_moved.emit(box.translated(self.title.pos()))

    def _tell_body_caret(self, box: QRect) -> None:
        self.caret_moved.emit(box.translated(self.body.pos()))


class _FieldLabel(Label):
    """The words before a field, in their column, in the middle of the field's first line."""

    def __init__(self, words_before: str, *, beside: QWidget) -> None:
        super().__init__(words_before, type="small", tone="secondary")
        self._beside = beside
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        line = max(theme.dp(24), min(self._beside.sizeHint().height(), theme.dp(30)))
        return QSize(theme.dp(LABELS), line)


_PARTS = {"competency": "competencies", "project": "projects", "tag": "tags"}


def _invitation(template: EntryTemplate | None) -> str:
    return template.title if template else _("What changed, and by how much?")


def _joined(held: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*held, *new)))


def _row(label: str, widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    words_before = _FieldLabel(label, beside=widget)
    words_before.setBuddy(widget)
    row.addWidget(words_before, 0, Qt.AlignmentFlag.AlignTop)
    grows = widget.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Fixed
    row.addWidget(widget, 1 if grows else 0)
    if not grows:
        row.addStretch(1)
    return row
