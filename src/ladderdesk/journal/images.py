"""One record as a value: all of it that undo, an export and another copy of the vault need.

An image holds what the record's hash is taken over (see `vault.hashing.record_values`) and, beside it, what is worked
out or may be emptied by others. Other records are named by their UUIDs, so an image means the same in every copy.
"""

import re
from dataclasses import dataclass
from typing import Any

from ladderdesk.vault.hashing import DERIVED, content_hash

Image = dict[str, Any]

ASIDE = DERIVED | {"names", "packet"}
"""Keys of an image that its hash leaves out: findings, the names of what is referred to, a packet that may go."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ESCAPED_NUL = "\\u0000"


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after: new where `before` is absent, removed where `after` is.

    `id` is absent for a record that is still to get its number.
    """

    record: str
    before: Image | None
    after: Image | None
    id: int | None = None


def hash_of(image: Image) -> str:
    """Give the content hash of the record that `image` shows."""
    return content_hash({key: value for key, value in image.items() if key not in ASIDE})


def is_same(one: Image | None, other: Image | None) -> bool:
    """Say whether two images show the same content, whatever was found in it since."""
    if one is None or other is None:
        return one is other
    return hash_of(one) == hash_of(other)


def is_storable(text: str) -> bool:
    """Say whether the JSON in `text` holds only characters that a text column can keep."""
    return _ESCAPED_NUL not in text and not _UNSTORABLE.search(text)


def storable(value: Any) -> Any:
    """Put the replacement character for what no text column can hold: NUL and halves of surrogate pairs."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    return value
