"""Between an entry's content, as an editor has it, and its image, as the vault keeps it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ladderdesk.journal import times
from ladderdesk.journal.entry_store import StoredEntry
from ladderdesk.journal.images import Image
from ladderdesk.journal.log import new_uuid
from ladderdesk.journal.names import References, tidy
from ladderdesk.journal.rows import (
    Attachment,
    Audience,
    Entry,
    EntryContent,
    EntryId,
    Impact,
    Judgement,
    Kind,
    Link,
    Person,
    Relation,
)

_FIGURE_LENGTH = 32


def image_of(content: EntryContent, references: References, *, judgement: Judgement | None, now: str) -> Image:
    """Give the image of a new entry with this content, under a new UUID."""
    return {
        "uuid": new_uuid(),
        "created_at": now,
        "changed_at": now,
        "trashed_at": None,
        **_written(content, references, _NOTHING),
        **findings_of(judgement),
    }


def revised(
    before: Image, content: EntryContent, references: References, *, judgement: Judgement | None, now: str
) -> Image:
    """Give the image of the same entry with new content; its line stays as it was typed."""
    return {
        **before,
        **_written(content, references, before),
        **findings_of(judgement),
        "line": before["line"],
        "changed_at": now,
    }


def findings_of(judgement: Judgement | None) -> Image:
    """Give the columns that hold what the coach found; no judgement means nothing found, by no rule."""
    return {
        "rule": judgement.rule if judgement else None,
        "has_number": int(bool(judgement and judgement.has_number)),
        "has_outcome": int(bool(judgement and judgement.has_outcome)),
        "has_own_part": int(bool(judgement and judgement.has_own_part)),
        "has_proof": int(bool(judgement and judgement.has_proof)),
        "is_ready": int(bool(judgement and judgement.is_ready)),
    }


def entry_of(stored: StoredEntry) -> Entry:
    """Give the entry that was read."""
    image = stored.image
    trashed_at = image["trashed_at"]
    return Entry(
        id=EntryId(stored.id),
        uuid=image["uuid"],
        content=content_of(image, stored.relations),
        created_at=times.instant(image["created_at"]),
        changed_at=times.instant(image["changed_at"]),
        judgement=judgement_of(image),
        trashed_at=times.instant(trashed_at) if trashed_at else None,
        evidence_count=stored.evidence_count,
    )


def content_of(image: Image, relations: Mapping[str, str | None]) -> EntryContent:
    """Give the content an image shows; `relations` go by the UUID of the person."""
    names = image["names"]
    return EntryContent(
        day=date.fromisoformat(image["day"]),
        until=times.day(image["until_day"]),
        title=image["title"],
        body=image["body"],
        kind=Kind(image["kind"]),
        scope=image["scope"],
        audience=Audience(image["audience"]),
        is_draft=bool(image["is_draft"]),
        in_inbox=bool(image["in_inbox"]),
        line=image["line"],
        competencies=tuple(image["competencies"]),
        tags=tuple(image["tags"]),
        projects=tuple(names[uuid] for uuid in image["projects"]),
        people=tuple(_person(names[uuid], relations.get(uuid), confirmed) for uuid, confirmed in image["people"]),
        impacts=tuple(_impact(each) for each in image["impacts"]),
        links=tuple(Link(address=each["address"], title=each["title"]) for each in image["links"]),
        attachments=tuple(Attachment(**_without_uuid(each)) for each in image["attachments"]),
    )


def judgement_of(image: Image) -> Judgement | None:
    """Give what the coach found, absent where it never judged."""
    if image["rule"] is None:
        return None
    return Judgement(
        rule=image["rule"],
        has_number=bool(image["has_number"]),
        has_outcome=bool(image["has_outcome"]),
        has_own_part=bool(image["has_own_part"]),
        has_proof=bool(image["has_proof"]),
        is_ready=bool(image["is_ready"]),
    )


def figure_of(impacts: tuple[Impact, ...]) -> str:
    """Give the short text a list row shows of the first impact that has a value: "18% → 6%", "$42k avoided"."""
    figure = next(filter(None, map(_figure, impacts)), "")
    return figure if len(figure) <= _FIGURE_LENGTH else figure[: _FIGURE_LENGTH - 1] + "…"


def _figure(impact: Impact) -> str:
    before, after, unit = impact.before.strip(), impact.after.strip(), impact.unit.strip()
    value = f"{before} → {after}" if before and after else after or before
    if not value:
        return ""
    if unit and not value.endswith(unit):
        return f"{value} {unit}"
    measure = impact.measure.strip()
    return value if (before and after) or not measure else f"{value} {_inside(measure)}"


def _inside(words: str) -> str:
    """Write a phrase as it stands inside another: "Regressions caught" begins small there, "SLA breaches" does not."""
    return words[0].lower() + words[1:] if words[1:2].islower() else words


def _written(content: EntryContent, references: References, before: Image) -> Image:
    return {
        "day": content.day.isoformat(),
        "until_day": times.day_text(content.until if content.until != content.day else None),
        "title": content.title,
        "body": content.body,
        "kind": str(content.kind),
        "scope": None if content.scope is None else str(content.scope),
        "audience": str(content.audience),
        "is_draft": int(content.is_draft),
        "in_inbox": int(content.in_inbox),
        "line": content.line,
        "figure": figure_of(content.impacts),
        "competencies": list(dict.fromkeys(content.competencies)),
        "tags": tidy(content.tags),
        "projects": list(references.projects),
        "people": [[uuid, int(confirmed)] for uuid, confirmed in references.people],
        "impacts": _kept([_impact_image(each) for each in content.impacts], before["impacts"]),
        "links": _kept([{"address": each.address, "title": each.title} for each in content.links], before["links"]),
        "attachments": _kept([_attachment_image(each) for each in content.attachments], before["attachments"]),
        "names": dict(references.names),
    }


def _kept(values: list[Image], before: list[Image]) -> list[Image]:
    """Give each value the UUID it had: that of an equal one, else the first that is left over, else a new one."""
    free = {each["uuid"]: _without_uuid(each) for each in before}
    chosen = [_take_equal(free, value) for value in values]
    left = iter(list(free))
    return [
        {"uuid": uuid or next(left, None) or new_uuid(), **value} for uuid, value in zip(chosen, values, strict=True)
    ]


def _take_equal(free: dict[str, Image], value: Image) -> str | None:
    found = next((uuid for uuid, old in free.items() if old == value), None)
    if found is not None:
        del free[found]
    return found


def _impact_image(impact: Impact) -> Image:
    return {
        "measure": impact.measure,
        "before": impact.before,
        "after": impact.after,
        "unit": impact.unit,
        "period": impact.period,
        "estimated": int(impact.estimated),
        "outcome": impact.outcome,
    }


def _attachment_image(attachment: Attachment) -> Image:
    return {
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size": attachment.size,
        "digest": attachment.digest,
    }


def _impact(image: Image) -> Impact:
    return Impact(**{**_without_uuid(image), "estimated": bool(image["estimated"])})


def _person(name: str, relation: str | None, confirmed: int) -> Person:
    return Person(name=name, relation=Relation(relation) if relation else None, confirmed=bool(confirmed))


def _without_uuid(image: Image) -> dict[str, Any]:
    return {key: value for key, value in image.items() if key != "uuid"}


_NOTHING: Image = {"impacts": [], "links": [], "attachments": []}
