"""The steps from one schema version to the next; each is frozen once a release has written vaults with it."""

from collections.abc import Callable, Mapping

from alembic.operations import Operations

from ladderdesk.vault.migrations import v0001

Step = Callable[[Operations], None]

STEPS: Mapping[int, Step] = {1: v0001.upgrade}
"""What leads to each version from the one before."""
