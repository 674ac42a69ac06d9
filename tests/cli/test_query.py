"""QUERY: every field, and what its values mean. One line a question: the words, and the refs found."""

from pathlib import Path

import pytest

from .world import DONE, Treatytrack

pytestmark = pytest.mark.usefixtures("many")

PARTIES = [
    ("party:IRN", "amity bissau congo draft rail soviet transit"),
    ("party:Persia", "amity bissau congo draft rail soviet transit"),
    ("parties:irn", "amity bissau congo draft rail soviet transit"),
    ("party:RUS,Japan", "gsomia newstart rail tax transit"),
    ("not:party:IRN,AZE", "gsomia newstart swissbit"),
    ("NOT: party:IRN,AZE", "gsomia newstart swissbit"),
    ("not:not:party:IRN,AZE", "amity bissau bleu congo draft pca rail soviet tax transit"),
    # the name of a party may hold a comma; where both parts are parties, the comma means "or"
    ("party:Korea, Republic of", "gsomia"),
    ("party:Japan,Bolivia", "gsomia swissbit tax"),
    ("party-a:RUS", "rail transit"),
    ("party_b:Switzerland", "swissbit"),
    # a union that signs for its members is found by them, and by its own name; memberships and the past by +
    ("party:BEL", "bleu"),
    ("party:Luxembourg", "bleu"),
    ("party:BLEU", "bleu"),
    ("party:FRA", ""),
    ("party:FRA+", "pca"),
    ("party:AZE", "bleu draft pca tax"),
    ("party:AZE+", "bleu draft pca soviet tax"),
    ("party:RUS", "newstart rail transit"),
    ("party:RUS+", "newstart rail soviet transit"),
    # both sides, in either order; a name may hold a hyphen
    ("between:IRN-RUS", "rail transit"),
    ("between:RUS-IRN", "rail transit"),
    ("between:IRN-RUS+", "rail soviet transit"),
    ("between:IRN-RUS,AZE-JPN", "rail tax transit"),
    ("not:between:IRN-RUS", "amity bissau bleu congo draft gsomia newstart pca soviet swissbit tax"),
    ("between:BEL-AZE", "bleu"),
    ("between:Guinea-Bissau-Iran", "bissau"),
    ("between:Iran-Guinea-Bissau", "bissau"),
    ("between:Congo-Brazzaville-IRN", "congo"),
]  # fmt: skip

WORDS = [
    # ours or people's
    ("type:memorandum", "rail"),
    ("type:MoU", "rail"),
    ("type:protocol,convention", "bissau congo tax"),
    ("not:type:treaty,agreement", "bissau congo draft rail tax"),
    ("binding:yes", "bissau"),
    ("binding:yes,no", "bissau congo"),
    ("renewal:tacit", "gsomia pca swissbit transit"),
    ("renewal:consent", "newstart"),
    ("ended-by:replacement", "transit"),
    ("renewal-limit:9", "transit"),
    # lengths and rules as recorded
    ("lasts:10y", "newstart pca swissbit"),
    ("lasts:open", "amity tax"),
    ("lasts:120m", "newstart pca swissbit"),
    ("renewal_length:1y", "gsomia pca"),
    ("renewal-length:12 months", "gsomia pca"),
    ("notice:6m", "swissbit transit"),
    ("survival:10y", "swissbit"),
    ("lead:6m", "bissau"),
    ("counts-from:signed", "bissau"),
    ("denunciation-after:10y", "amity"),
    ("entry-rule:notification + 30d", "tax"),
    ("denunciation:receipt + 1y", "amity"),
    # whole words of subjects, places and titles, without accents and case; phrases in their order
    ("subject:investment", "bleu swissbit"),
    ("subjects:ENERGIE", "bleu"),
    ("subject:invest", ""),
    ("subject:youth sport", "draft"),
    ("place:TEHRAN", "amity rail soviet"),
    ("place:teh", ""),
    ("title:reciproques", "bleu"),
    ("title:railway,forestry", "congo rail"),
    ("title:classified military", "gsomia"),
    ("title:military classified", ""),
    ('title:"exchanges, sport"', "draft"),
    # a tag whole, or what follows its last colon
    ("tag:project:instc", "rail"),
    ("tag:instc", "rail"),
    ("tags:north-south corridor", "rail"),
    ("tag:project", ""),
    ("tag:corridor", ""),
    # the other texts
    ("ref:tax", "tax"),
    ("ref:TAX", ""),
    ("source-id:MOFA-3282", "tax"),
    ("source:mofa", "tax"),
    ("other-title:gsomia", "gsomia"),
    ("signatory-a:obama", "newstart"),
    ("territory:bolama", "bissau"),
    ("language:english", "gsomia"),
    ("registration:284", "amity"),
    ("notes:mayombe", "congo"),
    ("event:denounced", "amity"),
    ("occasion:IRN-RUS-2023-E1", "rail"),
    ("related:transit", "rail"),
    ("replaced-by:rail", "transit"),
    ("stated-status:in-force", "newstart"),
    # any other word: titles, notes, subjects, places and signatories
    ("gsomia", "gsomia"),
    ("FORETS", "congo"),
    ("deja vu", "congo"),
    ('"deja vu"', "congo"),
    ('"vu deja"', ""),
    ("sport", "draft"),
    ("forest", "congo"),
    ("seoul", "gsomia"),
    ("obama", "newstart"),
    ("seoul,obama", "gsomia newstart"),
    ("not:agreement", "amity bleu congo bissau draft newstart rail soviet tax"),
    ("mofa", ""),
]  # fmt: skip

ON_THE_DAY = [
    ("status:signed", "bleu soviet"),
    ("status:in-force", "bissau gsomia pca tax"),
    ("status:In Force", "bissau gsomia pca tax"),
    ("status:in_force", "bissau gsomia pca tax"),
    ("status:provisional", "congo"),
    ("status:suspended", "rail"),
    ("status:live", "bissau bleu congo gsomia pca rail soviet tax"),
    ("status:expired", "newstart"),
    ("status:terminated", "amity swissbit"),
    ("status:replaced", "transit"),
    ("status:over", "amity newstart swissbit transit"),
    ("status:over,draft", "amity draft newstart swissbit transit"),
    ("not:status:live,over", "draft"),
    ("status:unknown", ""),
    ("certain:no", "bleu soviet"),
    ("not:certain:yes", "bleu soviet"),
    ("flag:survival", "swissbit"),
    ("flags:stated-differs", "newstart"),
    ("contradiction:stated", "newstart"),
    ("confirm:notice", "pca"),
    ("confirm:renewal", "bissau"),
    ("next-deadline-kind:renews", "gsomia pca"),
    ("days-left:2", "gsomia"),
    ("days-left:..40", "gsomia"),
    ("days-left:41..90", "bissau draft rail"),
    ("days-left:900..", "swissbit"),
]  # fmt: skip

DAYS = [
    # a year, a month, a day, in any form; what may lie there is found
    ("signed:2020", "bissau"),
    ("signed:2019-12", "bissau"),
    ("signed:2016-11-23", "gsomia"),
    ("signed:23 November 2016", "gsomia"),
    ("signed:23.11.2016", "gsomia"),
    ("signed:Nov 2016", "gsomia"),
    ("signed:2016,2010", "gsomia newstart"),
    ("not:signed:1900..2022", "congo draft rail"),
    # from A to B, ends included, open on either side
    ("signed:2016..2023", "bissau gsomia rail tax"),
    ("signed:..1999", "amity pca soviet swissbit"),
    ("signed:today..", "draft"),
    ("in-force:..1999-07-01", "amity pca swissbit"),
    ("in_force:..1999-06-30", "amity swissbit"),
    ("provisional:2024", "congo"),
    ("until:2027", "bissau rail"),
    ("ended:2019..2023", "swissbit transit"),
    ("stated-on:2026-11", "newstart"),
    # computed ones; a length means from today on
    ("ends:90d", "bissau rail"),
    ("ends:89d", "bissau"),
    ("ends:today..2027-06-30", "bissau rail"),
    ("ends:..today", "amity newstart swissbit transit"),
    ("ends:2026-02-04", "newstart"),
    ("effective-in-force:2023", "rail tax"),
    ("term-last-day:2026-11", "gsomia"),
    ("notice-by:2026", "gsomia"),
    ("notice-by:1y", ""),
    ("locked-in-until:1y6m", "gsomia"),
    ("survives-until:2029", "swissbit"),
    ("next-deadline:2d", "gsomia"),
    ("next-deadline:1d", ""),
    ("as-of:2026-11-21", "amity bissau bleu congo draft gsomia newstart pca rail soviet swissbit tax transit"),
]  # fmt: skip


@pytest.mark.parametrize(("term", "refs"), [*PARTIES, *WORDS, *ON_THE_DAY, *DAYS])
def test_a_term_finds(treatytrack: Treatytrack, term: str, refs: str) -> None:
    assert treatytrack.refs(term, "--sort", "ref") == sorted(refs.split())


@pytest.mark.parametrize(
    ("terms", "refs"),
    [
        ("party:IRN party:RUS", "rail transit"),
        ("party:IRN status:live", "bissau congo rail soviet"),
        ("party:IRN not:status:live place:tehran", "amity"),
        ("agreement transit", "transit"),
    ],
)
def test_terms_are_joined_by_and(treatytrack: Treatytrack, terms: str, refs: str) -> None:
    assert treatytrack.refs(*terms.split(), "--sort", "ref") == refs.split()


@pytest.mark.parametrize(
    ("options", "terms"),
    [
        (("--party", "Persia"), ("party:IRN",)),
        (("--party", "Persia", "--party", "JPN"), ("party:IRN,JPN",)),
        (("--between", "Iran", "Guinea-Bissau"), ("between:IRN-GNB",)),
        (("--type", "MoU"), ("type:memorandum",)),
        (("--status", "in force"), ("status:in-force",)),
        (("--status", "live", "--status", "draft"), ("status:live,draft",)),
        (("--party", "Korea, Republic of"), ("party:Korea, Republic of",)),
        (("--subject", "energie"), ("subject:énergie",)),
        (("--subject", "taxation,energie"), ("subject:taxation,energie",)),
        (("--expiring", "90d"), ("ends:90d",)),
        (("--between", "IRN", "RUS", "--between", "Guinea-Bissau", "IRN"), ("between:IRN-RUS,IRN-GNB",)),
        (("--expiring", "2026", "--expiring", "90d"), ("ends:2026,90d",)),
        (("--party", "IRN", "--status", "over", "transit"), ("party:IRN", "status:over", "transit")),
    ],
)
def test_an_everyday_option_says_the_same_as_its_term(
    treatytrack: Treatytrack, options: tuple[str, ...], terms: tuple[str, ...]
) -> None:
    found = treatytrack("list", *options)
    assert found == treatytrack("list", *terms)
    assert found.out


@pytest.mark.parametrize("command", ["list", "deadlines", "export"])
def test_one_query_for_every_command(treatytrack: Treatytrack, command: str, many: Path) -> None:
    csv = () if command == "export" else ("--format", "csv")
    rows = treatytrack(command, "party:RUS", "type:MoU", *csv).lines[1:]
    assert [row.partition(",")[0] for row in rows] == ["rail"]


def test_as_many_terms_and_values_as_anybody_writes(treatytrack: Treatytrack) -> None:
    assert treatytrack.refs(f"ref:{','.join(['tax', *map(str, range(5000))])}") == ["tax"]
    assert treatytrack.refs("ref:tax", *(f"not:no{n}" for n in range(2000))) == ["tax"]
    ended = treatytrack("list", *(f"no{n}" for n in range(31_000)))
    assert (ended.code, ended.err) == (2, "The query names 31000 values, which are too many at once: ask for fewer.\n")


@pytest.mark.parametrize("term", ["tag:elan", "tag:ÉLAN", "tag:project:elan", "tag:e\N{COMBINING ACUTE ACCENT}lan"])
def test_accents_do_not_matter_in_a_tag_either(treatytrack: Treatytrack, term: str) -> None:
    treatytrack("add", "A", "--between", "IND", "THA", "--ref", "tagged", "--tag", "project:Élan")
    assert treatytrack.refs(term) == ["tagged"]


@pytest.mark.parametrize(
    ("term", "refs"),
    [
        # vowels that are written above, below or beside a letter are no accents, and part no words
        ("हिंदी", ["hindi"]),
        ("हिं", ["hindi"]),
        ("हादा", []),
        ("title:शक्ति", ["hindi"]),
        ("शकति", []),
        ("กรุงเทพ", ["thai"]),
        ("กรงเทพ", []),
        ("ที่", ["thai"]),
        ("ทา", []),
        ("กรูงเทพ", []),
        ("कोना", ["hindi"]),
        ("काना", []),
        # the variant of a sign, and what joins two, can be neither seen nor typed
        ("葛城", ["hindi"]),
    ],
)
def test_a_vowel_sign_is_no_accent(treatytrack: Treatytrack, term: str, refs: list[str]) -> None:
    between = ("--between", "IND", "THA")
    hindi = "हिंदी शक्\N{ZERO WIDTH JOINER}ति कोना 葛\U000e0100城"
    assert treatytrack("add", hindi, *between, "--ref", "hindi").code == DONE
    assert treatytrack("add", "ที่ กรุงเทพ", *between, "--ref", "thai").code == DONE
    assert treatytrack.refs("between:IND-THA", term) == refs
