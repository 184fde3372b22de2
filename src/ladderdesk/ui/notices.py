"""What the window tells the user in passing, and what stays until it is dealt with."""

from enum import StrEnum
from typing import NamedTuple


class NoticeKind(StrEnum):
    """A toast goes after a while; a banner stays under the header until it is closed or no longer true."""

    TOAST = "toast"
    ERROR = "error"


class Notice(NamedTuple):
    """Something to tell: words, for a banner a second sentence, and one thing to do about it.

    `action` is the words of the button and `command` the id of the command it runs, such as "undo" or "try_again".
    `key` names the banner that a later notice replaces or takes away. Errors of one `cause` share a banner, which tries
    all of them again.
    """

    words: str
    kind: NoticeKind = NoticeKind.TOAST
    detail: str = ""
    action: str = ""
    command: str = ""
    key: str = ""
    cause: str = ""


SAVING = "saving"
"""The cause of errors that all say the same: nothing can be written to the vault now."""
