"""One record as a value: all of it that undo, an export and another copy of the vault need.

An image holds what the record's hash is taken over (see `vault.hashing.record_values`) and, beside it, what is worked
out or may be emptied by others. Other records are named by their UUIDs, so an image means the same in every copy.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

import msgspec

from ladderdesk.vault.hashing import DERIVED

Image = dict[str, Any]

ASIDE = DERIVED | {"names", "packet"}
"""Keys of an image that its hash leaves out: findings, the names of what is referred to, a packet that may go."""

_ENCODER = msgspec.json.Encoder(order="sorted")
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


def image_json(image: Image) -> str:
    """Write an image as JSON in the one form that equal images share."""
    return _ENCODER.encode(image).decode()


def find_json(image: Image) -> str | None:
    """Write an image as JSON, or nothing where it holds characters that a text column cannot keep."""
    try:
        text = image_json(image)
    except UnicodeEncodeError:
        return None
    return None if _ESCAPED_NUL in text else text


def hash_of(image: Image) -> str:
    """Give the content hash of the record that `image` shows, the same as `vault.hashing.content_hash`."""
    values = {key: value for key, value in image.items() if key not in ASIDE}
    return hashlib.sha256(_ENCODER.encode(values)).hexdigest()


def is_same(one: Image | None, other: Image | None) -> bool:
    """Say whether two images show the same content, whatever was found in it since."""
    if one is None or other is None:
        return one is other
    return hash_of(one) == hash_of(other)


def storable(value: Any) -> Any:
    """Put the replacement character for what no text column can hold: NUL and halves of surrogate pairs."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    return value
