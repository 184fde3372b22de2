"""The Gaps screen: the criteria of the target level, what carries each of them, and what is still to do."""
