"""What the tests of this screen share."""

from pages import desk, library, open_page, sample_desk, sample_file

__all__ = ["desk", "library", "open_page", "sample_desk", "sample_file"]
