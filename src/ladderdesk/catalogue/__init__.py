"""Content as its authors wrote it: ladders and competencies, read once into frozen values."""
