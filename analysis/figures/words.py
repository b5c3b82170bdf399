"""Words of the pictures: dates, lists and names as sentences need them, whatever the locale."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from analysis.dataset import Dataset
from analysis.plots.style import MONTHS, SHORT, day_text

ARTICLE_DAY = date(2024, 6, 7)
EARLIER = date(2016, 1, 31)
WITH_ARTICLE = {"ARE", "GBR", "HOUTHI", "IRAQ_RES", "PSE", "STC", "USA"}
IN_SENTENCES = {
    "ARE": "United Arab Emirates",
    "GBR": "United Kingdom",
    "IRAQ_RES": "Iraqi factions",
    "PSE": "Palestinian Authority",
    "STC": "Southern Transitional Council",
    "YEM": "Yemen's government",
}
RELATIONS = {
    "no_relations": "no diplomatic relations",
    "normalised_relations": "normalised relations",
    "non_recognition": "not recognised",
    "terrorist_designation": "terrorist listing",
}
NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def count(number: int, singular: str, plural: str = "") -> str:
    """Write a count with its noun; small numbers in words.

    Parameters
    ----------
    number : int
        Zero or more.
    singular, plural : str
        The noun; the plural is formed with s unless given.

    Returns
    -------
    str
        For instance `two ties`.

    Examples
    --------
    >>> count(1, "tie"), count(0, "tie"), count(31, "party", "parties")
    ('one tie', 'no ties', '31 parties')
    """
    noun = singular if number == 1 else plural or f"{singular}s"
    return f"{NUMBERS[number] if number < len(NUMBERS) else number} {noun}"


def listing(items: Sequence[str], empty: str = "none") -> str:
    """Write a list as English does.

    Parameters
    ----------
    items : sequence of str
        What is listed.
    empty : str
        What to say of an empty list.

    Returns
    -------
    str
        The list with commas and `and`.

    Examples
    --------
    >>> listing(["Iran"]), listing(["Iran", "Iraq", "Oman"])
    ('Iran', 'Iran, Iraq and Oman')
    """
    if len(items) < 2:
        return items[0] if items else empty
    return f"{', '.join(items[:-1])} and {items[-1]}"


def sentence(text: str) -> str:
    """Begin with a capital, leaving the rest as it is.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    str
        The sentence.

    Examples
    --------
    >>> sentence("two camps of the UK")
    'Two camps of the UK'
    """
    return text[:1].upper() + text[1:]


def full_names(dataset: Dataset) -> dict[str, str]:
    """Give the name of every actor as sentences use it, with its article.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.

    Returns
    -------
    dict
        Actor id to name, such as `the United States`.
    """
    named = zip(dataset.actors["actor"], dataset.actors["name"], strict=True)
    plain = {actor: IN_SENTENCES.get(actor, SHORT.get(actor, name)) for actor, name in named}
    return {
        actor: f"the {name}" if actor in WITH_ARTICLE else name for actor, name in plain.items()
    }


def listed(actors: Iterable[str], full: dict[str, str], empty: str = "none", most: int = 8) -> str:
    """List actors by name, in the order of their names, cutting a long list short.

    Parameters
    ----------
    actors : iterable of str
        Ids.
    full : dict
        Their names.
    empty : str
        What to say if there is none.
    most : int
        How many are named before the rest is only counted.

    Returns
    -------
    str
        The names as a list.

    Examples
    --------
    >>> listed(["ISR", "IRN"], {"ISR": "Israel", "IRN": "Iran"})
    'Iran and Israel'
    """
    found = sorted((full[actor] for actor in actors), key=lambda name: name.removeprefix("the "))
    if len(found) > most:
        found = [*found[: most - 1], f"{len(found) - most + 1} others"]
    return listing(found, empty)


def relation_words(relation: str) -> str:
    """Write a relation in words.

    Parameters
    ----------
    relation : str
        Its name in the tables.

    Returns
    -------
    str
        The words.

    Examples
    --------
    >>> relation_words("military_support")
    'military support'
    """
    return RELATIONS.get(relation, relation.replace("_", " "))


def date_text(text: str) -> str:
    """Write a partial ISO date in English, as precise as it is.

    Parameters
    ----------
    text : str
        `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

    Returns
    -------
    str
        The date in words.

    Examples
    --------
    >>> [date_text(text) for text in ("2016", "2016-01", "2016-01-04")]
    ['2016', 'January 2016', '4 January 2016']
    """
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day_text(date(*parts))
    return f"{MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else text


def footer(dataset: Dataset, name: str) -> str:
    """Write the source line of a picture.

    Parameters
    ----------
    dataset : Dataset
        Its version is named.
    name : str
        The picture.

    Returns
    -------
    str
        Data, licence, the table behind the picture and the command that makes it.
    """
    return (
        f"Data: Regional alliance networks {dataset.version}, CC BY 4.0. Rows: "
        f"figures/{name}.csv. Run: python -m analysis figures {name}"
    )


def joined(ids: Collection[str]) -> str:
    """Write ids as one cell of a table.

    Parameters
    ----------
    ids : collection of str
        Ids, in any order.

    Returns
    -------
    str
        The ids sorted, separated by `;`.
    """
    return ";".join(sorted(ids))


def full_labels(dataset: Dataset) -> dict[str, str]:
    """Give the plain name of every actor.

    Parameters
    ----------
    dataset : Dataset
        Its actors are named.

    Returns
    -------
    dict
        Actor id to name.
    """
    return dict(zip(dataset.actors["actor"], dataset.actors["name"], strict=True))
