"""`--columns`, `--sort` and `--limit`."""

import pytest

from treatytrack.columns import COMPUTED_BY_NAME, NAMES

from .world import DONE, Treatytrack

pytestmark = pytest.mark.usefixtures("many")

ALL = [
    "gsomia",
    "bissau",
    "draft",
    "rail",
    "pca",
    "swissbit",
    "amity",
    "bleu",
    "congo",
    "newstart",
    "soviet",
    "tax",
    "transit",
]


@pytest.mark.parametrize(
    ("field", "refs"),
    [
        # days by what may be, nothing recorded last in both directions
        ("signed", "soviet amity swissbit pca transit bleu newstart gsomia bissau tax rail congo draft"),
        ("-signed", "draft congo rail tax bissau gsomia newstart bleu transit pca swissbit amity soviet"),
        ("ends", "swissbit amity transit newstart bissau rail bleu congo draft gsomia pca soviet tax"),
        ("-ends", "rail bissau newstart transit amity swissbit bleu congo draft gsomia pca soviet tax"),
        ("days-left", "gsomia bissau draft rail pca swissbit amity bleu congo newstart soviet tax transit"),
        ("-days_left", "swissbit pca rail draft bissau gsomia amity bleu congo newstart soviet tax transit"),
        # lengths by how long they are, not by how they are written
        ("lasts", "gsomia transit newstart pca swissbit amity tax bissau bleu congo draft rail soviet"),
        ("ref", "amity bissau bleu congo draft gsomia newstart pca rail soviet swissbit tax transit"),
        ("-ref", "transit tax swissbit soviet rail pca newstart gsomia draft congo bleu bissau amity"),
        ("renewal-limit", "transit amity bissau bleu congo draft gsomia newstart pca rail soviet swissbit tax"),
    ],
)
def test_sorted_by_a_field(treatytrack: Treatytrack, field: str, refs: str) -> None:
    assert treatytrack.refs("--sort", field) == refs.split()


@pytest.mark.parametrize(
    ("field", "refs"),
    [
        # a rule by its text; that there is none, or that nobody read it, stands behind the rules
        ("denunciation", "b d a c e"),
        ("-denunciation", "a c d b e"),
        # how long, not how it is written
        ("denunciation_after", "d b a c e"),
        ("-denunciation_after", "c a b d e"),
        ("counts_from", "a c d b e"),
        ("notice", "d a b c e"),
        # what cannot be before all that can
        ("renewal_limit", "c a b d e"),
    ],
)
def test_rules_and_lengths_are_sorted_where_words_stand_among_them(
    treatytrack: Treatytrack, field: str, refs: str
) -> None:
    treatytrack.csv(
        "rules.csv",
        "ref,title,party_a,party_b,tags,denunciation,denunciation_after,counts_from,notice,renewal_limit\n"
        "a,A,CHE,JPN,rules,unknown,3y given,2020,18m,3\n"
        "b,B,CHE,JPN,rules,receipt,2y,signed,none,12\n"
        "c,C,CHE,JPN,rules,none,10y,2021,unknown,0\n"
        "d,D,CHE,JPN,rules,receipt + 6m,1y,2022,545d,\n"
        "e,E,CHE,JPN,rules,,,,,\n",
    )
    assert treatytrack("import", "rules.csv").code == DONE
    assert treatytrack.refs("tag:rules", "--sort", field) == refs.split()


def test_texts_are_sorted_without_regard_to_case(treatytrack: Treatytrack) -> None:
    for title in ("alpha", "Beta", "gamma"):
        assert treatytrack("add", title, "--between", "CHE", "JPN", "--ref", title).code == DONE
    assert treatytrack.refs("between:CHE-JPN", "--sort", "title") == ["alpha", "Beta", "gamma"]


def test_without_a_field_the_nearest_deadline_comes_first(treatytrack: Treatytrack) -> None:
    assert treatytrack.refs() == ALL


@pytest.mark.parametrize("limit", [1, 3, 13, 99])
def test_the_summary_says_of_how_many(treatytrack: Treatytrack, limit: int) -> None:
    few = f"{limit} of " if limit < len(ALL) else ""
    assert treatytrack("list", "--limit", str(limit)).err.startswith(f"{few}{len(ALL)} agreements on 2026-11-21.")
    assert treatytrack("list", "--limit", "0").err == f"0 of {len(ALL)} agreements on 2026-11-21.\n"


@pytest.mark.parametrize("words", [("--sort", "zzz"), ("--columns", "zzz"), ("--count-by", "zzz")])
def test_a_column_that_is_like_no_other_is_answered_with_what_lists_them(
    treatytrack: Treatytrack, words: tuple[str, ...]
) -> None:
    assert treatytrack("list", *words).err.endswith(": treatytrack help query lists them.\n")


@pytest.mark.parametrize("limit", [1, 3, 13, 99])
def test_the_first_so_many(treatytrack: Treatytrack, limit: int) -> None:
    assert treatytrack.refs("--limit", str(limit)) == ALL[:limit]


def test_columns_as_chosen_in_that_order_and_each_once(treatytrack: Treatytrack) -> None:
    ended = treatytrack("list", "ref:tax", "--columns", "days-left, Status,ref,status,party_a", "--format", "csv")
    assert ended.out == "days_left,status,ref,party_a\n,in-force,tax,AZE\n"


def test_recorded_computed_and_all_stand_for_many(treatytrack: Treatytrack) -> None:
    headings = {
        group: treatytrack("list", "--columns", group, "--format", "csv").lines[0]
        for group in ("recorded", "computed", "all", "ref,computed")
    }
    assert headings == {
        "recorded": ",".join(NAMES),
        "computed": ",".join(COMPUTED_BY_NAME),
        "all": ",".join((*NAMES, *COMPUTED_BY_NAME)),
        "ref,computed": ",".join(("ref", *COMPUTED_BY_NAME)),
    }


def test_plain_text_aligns_them_numbers_to_the_right(treatytrack: Treatytrack) -> None:
    assert treatytrack("list", "--limit", "3", "--columns", "ref,days_left,ends").lines == [
        "ref     days_left  ends",
        "gsomia          2  -",
        "bissau         41  [2027-01-01..2027-12-31]",
        "draft          55  -",
    ]


def test_chosen_columns_are_whole_on_a_narrow_terminal(treatytrack: Treatytrack) -> None:
    titles = " ".join(treatytrack("list", "--columns", "ref,title,ends", columns=30, NO_COLOR="1").out.split())
    assert "Accord concernant l'encouragement et la protection réciproques des investissements" in titles
    assert "Last day in force: [2027-01-01..2027-12-31]" in titles
