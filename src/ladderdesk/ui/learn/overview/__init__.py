"""The overview of Learn: what is asked first, roles, roadblocks and what is due, on one page."""
