"""The one file that holds everything the user wrote."""

from ladderdesk.spared import spare

spare()
