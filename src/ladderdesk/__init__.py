"""A private, offline career journal for people on an AI career ladder."""

__version__ = "0.1.0"
