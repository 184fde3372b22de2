"""The Readiness screen: the explained figure, its charts, what would move it, and where the journal shows a plateau."""
