"""Who was involved: how they stand to the user, and whether they vouch for the entry."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ladderdesk.i18n import _
from ladderdesk.journal.rows import Person, Relation
from ladderdesk.ui.journal.names_field import Name, NamesField, shortened
from ladderdesk.ui.widgets.chip import Chip
from ladderdesk.ui.widgets.menu import Menu

CONFIRM, REMOVE = "confirm", "remove"


class PeopleField(NamesField):
    """People as chips; a click on one says how they stand to the user and whether they confirm the entry.

    Signals: `people_changed(object)` with all people as they are now.
    """

    people_changed = Signal(object)

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        self._people: dict[str, Person] = {}
        super().__init__(
            _("People"),
            name=name,
            sigil="@",
            invitation=_("Name"),
            add_words=_("Add a person"),
            parent=parent,
        )
        self._asked = ""
        self.opened.connect(self._ask)
        self.removed.connect(self._take_out)

    @property
    def people(self) -> tuple[Person, ...]:
        """Give the people in their order."""
        return tuple(self._people.values())

    def show_people(self, people: Sequence[Person]) -> None:
        """Show other people."""
        self._people = {person.name: person for person in people}
        self.show_names([Name("person", person.name, _words(person)) for person in people])

    def add(self, names: Sequence[str]) -> None:
        """Add people by name; those who are there already stay as they are."""
        known = {person.name.casefold(): person for person in self.people}
        new = [Person(name=name) for name in names if name.casefold() not in known]
        if new:
            self._say([*self.people, *new])

    def make_chip(self, name: Name, place: int) -> Chip:
        """Make the chip of a person, with a check where they confirm the entry."""
        person = self._people[name.value]
        icon = "check" if person.confirmed else ""
        chip = Chip(shortened(name.words), name=f"{self.objectName()}-{place}", look="plain", icon=icon, removable=True)
        said = [relation_words()[person.relation] if person.relation else _("relation not said")]
        said += [_("confirms this entry")] if person.confirmed else []
        chip.setAccessibleName(f"{person.name}, {', '.join(said)}")
        return chip

    def menu_of(self, person: Person) -> Menu:
        """Make the menu of a person."""
        menu = Menu(person.name, name=f"{self.objectName()}-menu", parent=self)
        for relation, words in relation_words().items():
            self._put(menu, words, relation, is_on=person.relation == relation)
        menu.addSeparator()
        self._put(menu, _("Confirms this entry"), CONFIRM, is_on=person.confirmed)
        menu.addSeparator()
        self._put(menu, _("Remove"), REMOVE, is_on=None)
        menu.triggered.connect(self._change)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _put(self, menu: Menu, words: str, value: object, *, is_on: bool | None) -> None:
        action = QAction(words, menu)
        action.setData(value)
        if is_on is not None:
            action.setCheckable(True)
            action.setChecked(is_on)
        menu.addAction(action)

    def _ask(self, name: Name) -> None:
        self._asked = name.value
        chip = self.chip_of(name)
        self.menu_of(self._people[name.value]).popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def _change(self, action: QAction) -> None:
        person, value = self._people[self._asked], action.data()
        if value == REMOVE:
            self._say([each for each in self.people if each.name != person.name])
            return
        if value == CONFIRM:
            changed = replace(person, confirmed=not person.confirmed)
        else:
            changed = replace(person, relation=Relation(value))
        self._say([changed if each.name == person.name else each for each in self.people])

    def _take_out(self, name: Name) -> None:
        self._say([each for each in self.people if each.name != name.value])

    def _say(self, people: Sequence[Person]) -> None:
        self.show_people(people)
        self.people_changed.emit(self.people)


def relation_words() -> dict[Relation, str]:
    """Say how someone stands to the user."""
    return {
        Relation.MY_TEAM: _("My team"),
        Relation.OTHER_TEAM: _("Other team"),
        Relation.LEADERSHIP: _("Leadership"),
        Relation.CUSTOMER: _("Customer"),
        Relation.OUTSIDE: _("Outside"),
    }


def _words(person: Person) -> str:
    """Say who it is, and how they stand to the user where that is not one's own team."""
    if person.relation is None or person.relation == Relation.MY_TEAM:
        return person.name
    return f"{person.name} ({relation_words()[person.relation]})"
