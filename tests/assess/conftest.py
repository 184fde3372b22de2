"""Generated cases may be slow on a busy machine: what they prove is not speed."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
