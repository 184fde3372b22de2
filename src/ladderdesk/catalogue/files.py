"""Which files a content folder has."""

from pathlib import Path

COMPETENCIES = "competencies.yaml"
LADDERS = "ladders"


def ladder_files(folder: Path) -> list[Path]:
    """List the ladder files of a content folder by name: those in `ladders`, or beside each other where it has none."""
    home = folder / LADDERS if (folder / LADDERS).is_dir() else folder
    found = home.glob("*.yaml") if home.is_dir() else ()
    return sorted(path for path in found if path.name != COMPETENCIES and not path.name.startswith("."))
