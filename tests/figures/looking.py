"""What a reader sees of a drawing: its words, and where they stand."""

from __future__ import annotations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.figures import FIGURES
from analysis.figures.drawing import Drawing
from analysis.plots.style import MARKS, style

GLYPHS = {mark.glyph for mark in MARKS.values()}
DRAWN = [name for name, entry in FIGURES.items() if not entry.results]  # from the tables alone


def words_of(drawing: Drawing) -> list[str]:
    """All words, in the order of drawing."""
    return [text.get_text() for text in drawing.picture.findobj(Text) if text.get_text()]


def extents(
    drawing: Drawing, *, narrow: bool = False
) -> tuple[list[tuple[Text, Bbox]], np.ndarray]:
    """Boxes of all visible words, in pixels, after a full drawing of the page, and its pixels."""
    picture = drawing.narrow if narrow else drawing.picture
    with style():
        canvas = FigureCanvasAgg(picture)
        canvas.draw()
        beyond = _beyond(picture)
        found = [
            (text, Text.get_window_extent(text, canvas.get_renderer()))
            for text in picture.findobj(Text)
            if text.get_text().strip() and text.get_visible() and text not in beyond
        ]
        pixels = np.asarray(canvas.buffer_rgba())[..., :3].astype(np.int64)
    return found, pixels


def _beyond(picture: Figure) -> set[Text]:
    """Labels of ticks outside the limits, which Matplotlib keeps and does not draw."""
    found = set()
    for ax in picture.axes:
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            margin = 1e-6 * (high - low)
            for tick in axis.get_major_ticks():
                if not low - margin <= tick.get_loc() <= high + margin:
                    found |= {tick.label1, tick.label2}
    return found


def behind(found: list[tuple[Text, Bbox]], pixels: np.ndarray) -> list[tuple[float, ...]]:
    """Give the colour behind each text: the most frequent one within its box."""
    colours = []
    for _, box in found:
        rows = slice(max(len(pixels) - round(box.y1), 0), len(pixels) - round(box.y0))
        area = pixels[rows, max(round(box.x0), 0) : round(box.x1)].reshape(-1, 3)
        area = area if len(area) else np.full((1, 3), 255)  # off the page
        codes, counts = np.unique(area @ (65536, 256, 1), return_counts=True)
        code = int(codes[counts.argmax()])
        colours.append((code // 65536 / 255, code // 256 % 256 / 255, code % 256 / 255))
    return colours


def flaws(found: list[tuple[Text, Bbox]], pixels: np.ndarray) -> list[str]:
    """List what is wrong with the words of a picture."""
    page = pixels.shape[1::-1]
    words = [text.get_text() for text, _ in found]
    edges = np.array([[box.x0, box.y0, box.x1, box.y1] for _, box in found])
    out = (edges[:, :2] < -0.5).any(axis=1) | (edges[:, 2:] > np.array(page) + 0.5).any(axis=1)
    low = np.maximum(edges[:, None, :2], edges[None, :, :2])
    high = np.minimum(edges[:, None, 2:], edges[None, :, 2:])
    meet = np.argwhere(np.triu((high - low).min(axis=2) > 3, k=1))
    faults = [f"{words[k]!r} is cut off" for k in np.flatnonzero(out)]
    faults += [f"{words[a]!r} overlaps {words[b]!r}" for a, b in meet]
    for (text, _), fill in zip(found, behind(found, pixels), strict=True):
        ratio = contrast(text.get_color(), fill)
        least = 3.0 if text.get_text() in GLYPHS and text.get_weight() == "bold" else 4.5
        if ratio < least:
            faults.append(f"{text.get_text()!r} has a contrast of {ratio:.2f}")
        if text.get_fontsize() < 7:
            faults.append(f"{text.get_text()!r} is {text.get_fontsize()} points high")
    return faults


def contrast(one: str | tuple[float, ...], other: str | tuple[float, ...]) -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it.

    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    light, dark = sorted((_luminance(to_rgb(one)), _luminance(to_rgb(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance of a colour in sRGB."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
