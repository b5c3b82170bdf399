"""The pictures as a list to read, and as each is to be cited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from analysis.figures import FIGURES, NARROW
from analysis.figures.manifest import Record
from analysis.paths import ROOT

_TITLE = "Regional alliance networks"


def citation(name: str, title: str, version: str) -> str:
    """Write how a picture is cited.

    Parameters
    ----------
    name : str
        The picture.
    title : str
        Its title.
    version : str
        Version of the data it was drawn from.

    Returns
    -------
    str
        Author, year, title, picture, version and licence.

    Examples
    --------
    >>> citation("camp_ring", "Two camps", "1.0.0")[:53]
    'Regional alliance networks contributors (2026). “Two '
    """
    said = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    found = re.search(r'^date-released: "?(\d{4})', said, flags=re.MULTILINE)
    year = found[1] if found else "n. d."
    return (
        f"{_TITLE} contributors ({year}). “{title}”. Figure {name}, {_TITLE}, data version "
        f"{version}. CC BY 4.0."
    )


def embedded(name: str, record: Record, cited: str) -> str:
    """Write a picture as HTML, with its text alternative and caption.

    Parameters
    ----------
    name : str
        The picture.
    record : Record
        Its words.
    cited : str
        As `citation` gives it.

    Returns
    -------
    str
        A `figure` element, narrow on narrow screens; `figures/` is taken to lie beside the page.

    Examples
    --------
    >>> print(embedded("ring", Record("T", "C.", "A & B", "01"), "Cited."))
    <figure>
      <picture>
        <source media="(max-width: 600px)" srcset="single/ring.svg">
        <img src="ring.svg" alt="A &amp; B">
      </picture>
      <figcaption>T. C. Cited.</figcaption>
    </figure>
    """
    caption = escape(f"{record.title}. {record.caption} {cited}", quote=False)
    return (
        "<figure>\n  <picture>\n"
        f'    <source media="(max-width: 600px)" srcset="{NARROW}/{name}.svg">\n'
        f'    <img src="{name}.svg" alt="{escape(record.alt)}">\n'
        f"  </picture>\n  <figcaption>{caption}</figcaption>\n</figure>"
    )


def page(known: Mapping[str, Record], version: str) -> str:
    """Write the page that lists every picture of a folder.

    Parameters
    ----------
    known : mapping of str to Record
        The folder's manifest.
    version : str
        Version of the data.

    Returns
    -------
    str
        Markdown.
    """
    head = (
        "# Figures\n\n"
        "Written by `python -m analysis figures` together with the pictures; "
        "[manifest.json](manifest.json) holds the hash of every table, result and module each was "
        f"made from. Data version {version}.\n"
    )
    return head + "".join(_section(name, known[name], version) for name in FIGURES if name in known)


def _section(name: str, record: Record, version: str) -> str:
    entry = FIGURES[name]
    data = [*(f"data/{table}.csv" for table in entry.inputs)]
    data += [f"results/{result}.csv" for result in entry.results]
    links = ", ".join(f"[{path}](../{path})" for path in data)
    return (
        f"\n## {record.title}\n\n"
        f"[![{_plain(record.title)}]({name}.svg)]({name}.svg)\n\n"
        f"{record.caption}\n\n"
        f"- *In words:* {record.alt}\n"
        f"- *One column wide:* [{NARROW}/{name}.svg]({NARROW}/{name}.svg)\n"
        f"- *Rows shown:* [{name}.csv]({name}.csv), from {links}\n"
        f"- *Read in:* [{record.notebook}](../notebooks/{record.notebook}.ipynb)\n"
        f"- *Cite as:* {citation(name, record.title, version)}\n"
    )


def _plain(title: str) -> str:
    return title.replace("[", "(").replace("]", ")")
