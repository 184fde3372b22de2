"""Errors a user can act on: each carries a finished sentence that says what happened and what helps."""


class LadderDeskError(Exception):
    """A known failure, shown to the user as it stands: what could not be done, to which thing, and what helps."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class VaultError(LadderDeskError):
    """The vault could not be opened, read or written."""


class VaultBusyError(VaultError):
    """Another program is writing to the vault and did not finish in time; trying again helps."""


class DiskFullError(VaultError):
    """There is no room to write; nothing that was saved before is lost."""


class ContentError(LadderDeskError):
    """A content file cannot be used; the message holds every problem with its place."""


class NotFoundError(LadderDeskError):
    """Something was asked for by a name or number that nothing has."""


class InputError(LadderDeskError):
    """What the user typed or handed in cannot be used as it is."""


class ConflictError(LadderDeskError):
    """What was to be changed has changed meanwhile; nothing was overwritten."""


class ExportError(LadderDeskError):
    """A document could not be written; the vault is unchanged."""
