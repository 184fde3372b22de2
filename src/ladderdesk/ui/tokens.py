"""The design tokens as typed values: colours, sizes, type styles and durations, read once from the shipped file."""

import json
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from PySide6.QtGui import QColor

from ladderdesk.paths import shipped

T = TypeVar("T")


class Veil(NamedTuple):
    """A colour laid over others, `alpha` from 0 to 1."""

    color: QColor
    alpha: float


class Surface(NamedTuple):
    """Fills, from the sunken rail to the raised card."""

    window: QColor
    raised: QColor
    sunken: QColor
    hover: QColor
    selected: QColor
    overlay: QColor
    page: QColor
    code: QColor
    target_tint: QColor
    scrim: Veil


class Text(NamedTuple):
    """Colours of words."""

    primary: QColor
    secondary: QColor
    tertiary: QColor
    disabled: QColor
    on_accent: QColor
    on_danger: QColor
    link: QColor


class Border(NamedTuple):
    """Lines: hairlines, edges of quiet controls, edges of fields."""

    subtle: QColor
    default: QColor
    strong: QColor


class Accent(NamedTuple):
    """Pine: selected, actionable, or strong evidence."""

    base: QColor
    hover: QColor
    pressed: QColor
    subtle: QColor
    on_subtle: QColor


class StatusPair(NamedTuple):
    """The colour of a status and of the pill it stands on."""

    fg: QColor
    bg: QColor


class StatusColours(NamedTuple):
    """The four statuses, named as `Status` values are."""

    no_evidence: StatusPair
    emerging: StatusPair
    demonstrated: StatusPair
    sustained: StatusPair


class Danger(NamedTuple):
    """What destroys or blocks."""

    base: QColor
    hover: QColor
    subtle: QColor
    on_subtle: QColor


class Focus(NamedTuple):
    """The keyboard's ring and the gap inside it."""

    ring: QColor
    gap: QColor


class ChartColours(NamedTuple):
    """What charts are drawn with beside the categorical colours."""

    grid: QColor
    axis: QColor
    label: QColor
    current: QColor
    target: QColor
    band: QColor


class Shadow(NamedTuple):
    """A soft shadow: how far it spreads, how far it falls, how dark it is."""

    blur: int
    dy: int
    color: QColor
    alpha: float


class Shadows(NamedTuple):
    """The two things that float: dialogs and menus."""

    dialog: Shadow
    menu: Shadow


class Colours(NamedTuple):
    """Every colour of one theme."""

    surface: Surface
    text: Text
    border: Border
    accent: Accent
    status: StatusColours
    danger: Danger
    focus: Focus
    heat: tuple[QColor, ...]
    heat_text: tuple[QColor, ...]
    chart: ChartColours
    shadow: Shadows

    @property
    def is_dark(self) -> bool:
        """Say whether words are lighter than what they stand on."""
        return self.surface.window.lightness() < self.text.primary.lightness()

    @property
    def track(self) -> QColor:
        """Give the fill of what a choice slides in."""
        return self.surface.sunken if self.is_dark else self.surface.hover

    @property
    def segment(self) -> QColor:
        """Give the fill of the chosen segment on its track."""
        return self.surface.hover if self.is_dark else self.surface.raised


class TypeStyle(NamedTuple):
    """One style of type, in device-independent pixels."""

    size: int
    line: int
    weight: int


class Space(NamedTuple):
    """Distances, from 2 to 48."""

    xxs: int
    xs: int
    s: int
    m: int
    l: int  # noqa: E741
    xl: int
    xxl: int
    xxxl: int


class Radius(NamedTuple):
    """Corner radii."""

    check: int
    control: int
    row: int
    card: int
    dialog: int
    chip: int


class Size(NamedTuple):
    """Heights and widths that grow with the text."""

    rail: int
    footer: int
    header: int
    pane_header: int
    control: int
    control_small: int
    control_large: int
    segment: int
    chip: int
    chip_small: int
    row: int
    row_gap: int
    row_list: int
    row_entry: int
    nav_item: int
    min_target: int
    checkbox: int

    def scaled(self, scale: float) -> "Size":
        """Give the sizes at an interface scale, rounded to whole pixels."""
        return Size(*(round(length * scale) for length in self))


class IconSize(NamedTuple):
    """Edges of icons: in chips, in rows, in the rail, in empty places."""

    xs: int
    s: int
    m: int
    l: int  # noqa: E741

    def scaled(self, scale: float) -> "IconSize":
        """Give the edges at an interface scale, rounded to whole pixels."""
        return IconSize(*(round(length * scale) for length in self))


class Motion(NamedTuple):
    """Durations in milliseconds."""

    fast_ms: int
    base_ms: int
    reduced: int


class Tokens(NamedTuple):
    """The whole token file."""

    light: Colours
    dark: Colours
    categorical: tuple[QColor, ...]
    type: dict[str, TypeStyle]
    space: Space
    radius: Radius
    size: Size
    icon: IconSize
    motion: Motion
    families: dict[str, tuple[str, ...]]
    scales: tuple[int, ...]
    window: tuple[int, ...]
    window_minimum: tuple[int, ...]


def read_tokens(file: Path | None = None) -> Tokens:
    """Read the token file, the shipped one unless another is named."""
    source = file or shipped("resources") / "theme" / "tokens.json"
    raw = json.loads(source.read_text(encoding="utf-8"))
    return Tokens(
        light=_read(Colours, raw["color"]["light"]),
        dark=_read(Colours, raw["color"]["dark"]),
        categorical=_read(tuple[QColor, ...], raw["color"]["categorical"]["colors"]),
        type={name: _read(TypeStyle, style) for name, style in raw["type"].items()},
        space=Space(*raw["space"].values()),
        radius=_read(Radius, raw["radius"]),
        size=_read(Size, raw["size"]),
        icon=_read(IconSize, raw["size"]["icon"]),
        motion=_read(Motion, raw["motion"]),
        families={use: tuple(names) for use, names in raw["font"].items() if use != "note"},
        scales=tuple(raw["scale"]["interface_sizes"]),
        window=tuple(raw["window"]["default"]),
        window_minimum=tuple(raw["window"]["minimum"]),
    )


def _read(kind: type[T], raw: Any) -> T:
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in raw)  # type: ignore[return-value]
    fields = getattr(kind, "_fields", None)
    if fields is None:
        return kind(raw)  # type: ignore[call-arg]
    return kind(**{name: _read(kind.__annotations__[name], raw[name]) for name in fields})
