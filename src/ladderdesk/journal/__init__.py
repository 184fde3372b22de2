"""The record: what the user wrote, and the verbs that change it."""

from ladderdesk.spared import spare

spare()
