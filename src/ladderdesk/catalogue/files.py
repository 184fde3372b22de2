"""Which files a content folder has."""

from pathlib import Path

COMPETENCIES = "competencies.yaml"
LADDERS = "ladders"
LEARNING = ("assessments", "guides", "practice", "reference")
TEMPLATES = "templates"
SAMPLES = "sample"


def ladder_files(folder: Path) -> list[Path]:
    """List the ladder files of a content folder by name: those in `ladders`, or beside each other where it has none."""
    home = folder / LADDERS if (folder / LADDERS).is_dir() else folder
    found = home.glob("*.yaml") if home.is_dir() else ()
    return sorted(path for path in found if path.name != COMPETENCIES and not path.name.startswith("."))


def learning_files(folder: Path) -> list[Path]:
    """List the files of a content folder that Learn works with, kind by kind, by name."""
    found = (sorted((folder / kind).glob("*.yaml")) for kind in LEARNING)
    return [path for paths in found for path in paths if not path.name.startswith(".")]


def sample_files(folder: Path) -> list[Path]:
    """List the sample journals of a content folder."""
    return [path for path in sorted((folder / SAMPLES).glob("*.yaml")) if not path.name.startswith(".")]


def template_files(folder: Path) -> list[Path]:
    """List the templates of a content folder by name: those for entries, then those for packets."""
    return [path for path in sorted((folder / TEMPLATES).glob("*.yaml")) if not path.name.startswith(".")]
