import json

import pytest

from analysis import dates
from analysis.errors import AnalysisError
from analysis.paths import DATA
from analysis.schema import read_schema


def rewrite(folder, change):
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    change({resource["name"]: resource for resource in package["resources"]}, package)
    path.write_text(json.dumps(package), encoding="utf-8")


def refusal(folder):
    with pytest.raises(AnalysisError) as caught:
        read_schema(folder)
    return str(caught.value).removeprefix(f"{folder.as_posix()}/datapackage.json: ")


def test_all_date_columns_share_the_pattern_of_dates():
    schema = read_schema(DATA)
    found = {
        field.name for table in schema.resources.values() for field in table.fields if field.is_date
    }
    assert found == {
        *("start", "end", "date", "joined", "left", "public_from", "outcome_date"),
        *("reviewed_from", "reviewed_to", "published", "accessed"),
    }
    assert schema.resources["ties"].fields[4].pattern == dates.PATTERN


def test_key_of_a_self_reference_points_to_its_own_table():
    assert {key.table for key in read_schema(DATA).resources["actors"].foreign_keys} == {"actors"}


def test_primary_key_of_one_column_may_be_a_text(tiny):
    rewrite(tiny, lambda tables, _: tables["ties"]["schema"].update(primaryKey="tie"))
    assert read_schema(tiny) == read_schema(DATA)


def test_no_descriptor(tiny):
    (tiny / "datapackage.json").unlink()
    said = "cannot be read (No such file or directory); the folder must hold datapackage.json"
    assert refusal(tiny) == said


def test_descriptor_that_is_not_json(tiny):
    (tiny / "datapackage.json").write_text("{", encoding="utf-8")
    assert refusal(tiny).startswith("not a data package descriptor: Expecting property name")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda tables, package: package.pop("version"), "'version' is missing"),
        (
            lambda tables, package: package["resources"].remove(tables["reliability"]),
            "'reliability' is missing",
        ),
        (
            lambda tables, package: tables["ties"]["schema"]["fields"].pop(),
            "table 'ties' has no column 'note'",
        ),
        (
            lambda tables, package: tables["ties"]["schema"]["fields"][0].update(type="geopoint"),
            "type 'geopoint' of column 'tie' is not supported",
        ),
        (
            lambda tables, package: tables["ties"]["schema"]["fields"][0].update(
                constraints={"minLength": 3}
            ),
            "constraint 'minLength' of column 'tie' is not supported",
        ),
        (
            lambda tables, package: tables["ties"]["schema"]["fields"][-2].update(listOf="souces"),
            "table 'ties' refers to 'souces', which is not described",
        ),
        (
            lambda tables, package: package["resources"].append({**tables["ties"], "name": "more"}),
            f"table 'more' is none of {', '.join(read_schema(DATA).resources)}",
        ),
        (
            lambda tables, package: tables["ties"]["schema"].update(primaryKey=["tei"]),
            "a key of table 'ties' needs column 'tei' in 'ties'",
        ),
        (
            lambda tables, package: tables["ties"]["schema"]["foreignKeys"][0].update(fields=["a"]),
            "a key of table 'ties' needs column ['a'] in 'ties'",
        ),
        (
            lambda tables, package: tables["ties"]["schema"]["foreignKeys"][0]["reference"].update(
                fields="id"
            ),
            "a key of table 'ties' needs column 'id' in 'actors'",
        ),
        (
            lambda tables, package: tables["actors"]["schema"]["fields"][-2].update(
                constraints={"minimum": "-180"}
            ),
            "minimum of column 'lon' is not a number",
        ),
    ],
)
def test_descriptor_this_program_cannot_follow(tiny, change, said):
    rewrite(tiny, change)
    assert refusal(tiny) == f"not a data package descriptor: {said}"
