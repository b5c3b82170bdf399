"""A drawn picture with its words and its table, and its bytes in each format.

The bytes depend on the picture alone: no date, no version, no random id.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

import pandas as pd
from matplotlib import rcParams
from matplotlib.figure import Figure as Canvas
from PIL import Image

from analysis.errors import AnalysisError
from analysis.figures import NARROW
from analysis.files import write_if_new
from analysis.paths import shown
from analysis.plots.page import DOUBLE, SINGLE
from analysis.plots.style import style

__all__ = ["Canvas", "Drawing", "Words"]

COLOURS, SCREEN = 96, 100  # of a picture in a notebook: colours, and dots an inch
Words = tuple[str, str, str]  # of a page: title, subtitle and source line
AUTHOR, RIGHTS = "Regional alliance networks", "CC BY 4.0"


@dataclass(frozen=True, eq=False)
class Drawing:
    """A picture, the finding it is titled with, its text for those who cannot see it, and its rows.

    It is laid out at either width when first asked for.

    Parameters
    ----------
    lay_out : callable
        Takes the width of the page in inches, `SINGLE` or `DOUBLE`, and draws the picture.
    table : pandas.DataFrame
        Exactly what is drawn; ties and events by id.
    title : str
        The finding, computed from the data.
    alt : str
        What the picture shows, in words.
    """

    lay_out: Callable[[float], Canvas]
    table: pd.DataFrame
    title: str
    alt: str

    @cached_property
    def picture(self) -> Canvas:
        """The picture two columns of a journal wide."""
        with style():
            return self.lay_out(DOUBLE)

    @cached_property
    def narrow(self) -> Canvas:
        """The picture one column of a journal wide, as a telephone shows it."""
        with style():
            return self.lay_out(SINGLE)

    def render(self, kind: str, dpi: int | None = None, *, narrow: bool = False) -> bytes:
        """Write the picture in a format.

        Parameters
        ----------
        kind : str
            `svg`, `png` or `pdf`.
        dpi : int, optional
            Dots an inch of a `png`; by default those of the style.
        narrow : bool
            One column wide, not two.

        Returns
        -------
        bytes
            The same for the same picture, in every process.
        """
        buffer = io.BytesIO()
        picture = self.narrow if narrow else self.picture
        with style():
            picture.savefig(
                buffer,
                format=kind,
                metadata=self._metadata(kind),
                dpi=dpi or rcParams["savefig.dpi"],
            )
        raw = buffer.getvalue()
        return _lighter(self._described(raw.decode("utf-8"))).encode() if kind == "svg" else raw

    def csv(self) -> str:
        """Write the table.

        Returns
        -------
        str
            Comma-separated, with a header.
        """
        return str(self.table.to_csv(index=False, lineterminator="\n"))

    def save(self, name: str, folder: Path, kinds: tuple[str, ...] = ("svg",)) -> list[Path]:
        """Write the picture at both widths and its table; what would not change is left alone.

        Parameters
        ----------
        name : str
            Name of the files, without ending.
        folder : Path
            Where to write; made if missing.
        kinds : tuple of str
            Formats, beside the table.

        Returns
        -------
        list of Path
            The files that were written, hence changed.

        Raises
        ------
        AnalysisError
            If a file cannot be written.
        """
        try:
            (folder / NARROW).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise AnalysisError(
                f"cannot make the folder {shown(folder)}: {error.strerror}"
            ) from error
        files = {f"{name}.csv": self.csv().encode("utf-8")}
        for kind in kinds:
            files[f"{name}.{kind}"] = self.render(kind)
            files[f"{NARROW}/{name}.{kind}"] = self.render(kind, narrow=True)
        return [folder / file for file, raw in files.items() if write_if_new(folder / file, raw)]

    def _metadata(self, kind: str) -> dict[str, str | None]:
        if kind == "svg":
            words = {
                "Title": self.title,
                "Description": self.alt,
                "Creator": AUTHOR,
                "Rights": RIGHTS,
            }
            return {**words, "Date": None, "Language": "en"}
        if kind == "pdf":
            words = {"Title": self.title, "Subject": self.alt, "Author": AUTHOR}
            return {**words, "Creator": None, "Producer": None, "CreationDate": None}
        return {"Title": self.title, "Description": self.alt, "Copyright": RIGHTS, "Software": None}

    def _described(self, svg: str) -> str:
        """Put the text alternative where screen readers look for it."""
        title = f"<title>{escape(self.title, quote=False)}</title>"
        named = svg.replace("<svg ", '<svg role="img" aria-labelledby="title desc" ', 1)
        return named.replace(
            title,
            f'<title id="title">{escape(self.title, quote=False)}</title>\n'
            f' <desc id="desc">{escape(self.alt, quote=False)}</desc>',
            1,
        )

    def _repr_png_(self) -> tuple[bytes, dict[str, int | str]]:
        """Show the picture in a notebook, dot by dot."""
        width, height = self.picture.get_size_inches()
        size = {"width": round(width * SCREEN), "height": round(height * SCREEN)}
        return _fewer_colours(self.render("png", dpi=SCREEN)), {**size, "alt": self.alt}

    def __repr__(self) -> str:
        """Tell the picture in words where it cannot be shown."""
        return self.alt


def _lighter(svg: str) -> str:
    """Leave out what nobody sees: a third of the size, the same picture.

    Indents, decimals beyond a thousandth of a point, and the long way to name and to move a glyph.
    """
    shorter = re.sub(r"(\d\.\d{3})\d+", r"\1", re.sub(r"\n +", "\n", svg))
    named = re.sub(r'(id="|href="#)DejaVuSans-', r"\1g-", shorter)
    return re.sub(r'(<use [^>]*)transform="translate\((\S+) 0\)"/>', r'\1x="\2"/>', named)


def _fewer_colours(png: bytes) -> bytes:
    """Write a picture with a palette: a third of the size, and no difference to be seen."""
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        # The median cut would turn small marks grey; the greatest coverage keeps their colour.
        method, dither = Image.Quantize.MAXCOVERAGE, Image.Dither.NONE
        few = picture.convert("RGB").quantize(COLOURS, method=method, dither=dither)
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
