"""A small register to ask questions of: real agreements, shortened, and some made up to have every field once."""

COLUMNS = (
    "ref", "source_id", "title", "other_titles", "type", "binding", "party_a", "party_b", "signatory_a", "territories",
    "signed", "place", "subjects", "entry_rule", "provisional", "in_force", "until", "lasts", "counts_from", "renewal",
    "renewal_length", "renewal_limit", "notice", "denunciation", "denunciation_after", "survival", "ended", "ended_by",
    "replaced_by", "related", "stated_status", "stated_on", "events", "occasion", "languages", "registration",
    "sources", "tags", "lead", "notes",
)  # fmt: skip

REAL: tuple[dict[str, str], ...] = (
    {
        "ref": "gsomia", "title": "Agreement on the Protection of Classified Military Information",
        "type": "agreement", "party_a": "JPN", "party_b": "KOR", "signed": "2016-11-23", "place": "Seoul",
        "in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y", "notice": "90d",
        "other_titles": "GSOMIA", "subjects": "military information", "languages": "English",
    },
    {
        "ref": "newstart", "title": "New START", "type": "treaty", "party_a": "USA", "party_b": "RUS",
        "signatory_a": "Barack Obama", "signed": "2010-04-08", "place": "Prague", "in_force": "2011-02-05",
        "lasts": "10y", "renewal": "consent", "events": "extended 2021-02-03 for 5y", "subjects": "nuclear arms",
        "stated_status": "in-force", "stated_on": "2026-11-01",
    },
    {
        "ref": "amity", "title": "Treaty of Amity, Economic Relations, and Consular Rights", "type": "treaty",
        "party_a": "USA", "party_b": "IRN", "signed": "1955-08-15", "place": "Tehran", "in_force": "1957-06-16",
        "lasts": "open", "denunciation": "receipt + 1y", "denunciation_after": "10y",
        "events": "denounced 2018-10-03 by USA", "registration": "284 UNTS 93",
    },
    {
        "ref": "swissbit", "title": "Agreement on the Promotion and Protection of Investments", "type": "agreement",
        "party_a": "BOL", "party_b": "CHE", "signed": "1987-11-06", "in_force": "1991-05-17", "lasts": "10y",
        "renewal": "tacit", "renewal_length": "2y", "notice": "6m", "survival": "10y", "ended": "2019-05-17",
        "ended_by": "denunciation", "subjects": "investment",
    },
    {
        "ref": "tax", "title": "Convention for the Elimination of Double Taxation", "type": "convention",
        "party_a": "AZE", "party_b": "JPN", "signed": "2022-12-27", "entry_rule": "notification + 30d",
        "events": "notified 2023-07-05", "subjects": "taxation", "lasts": "open", "source_id": "MOFA-3282",
        "sources": "https://www.mofa.go.jp/press/release/press4e_003282.html",
    },
    {
        "ref": "bleu", "title": "Accord concernant l'encouragement et la protection réciproques des investissements",
        "type": "agreement", "party_a": "BLEU", "party_b": "AZE", "signed": "2004-05-18", "place": "Brussels",
        "subjects": "investment; énergie",
    },
    {
        "ref": "soviet", "title": "Treaty of Commerce and Navigation", "type": "treaty", "party_a": "SUN",
        "party_b": "IRN", "signed": "1940-03-25", "place": "Tehran",
    },
    {
        "ref": "pca", "title": "Partnership and Cooperation Agreement", "type": "agreement", "party_a": "EU",
        "party_b": "AZE", "signed": "1996-04-22", "in_force": "1999-07-01", "lasts": "10y", "renewal": "tacit",
        "renewal_length": "1y",
    },
)  # fmt: skip

MADE_UP: tuple[dict[str, str], ...] = (
    {
        "ref": "bissau", "title": "Protocol on fisheries", "type": "protocol", "binding": "yes", "party_a": "GNB",
        "party_b": "IRN", "signed": "[2019-12..2020-01]", "in_force": "2020-02-01", "until": "2027?",
        "counts_from": "signed", "lead": "6m", "territories": "Bolama", "tags": "sea",
    },
    {
        "ref": "congo", "title": "Protocol on forestry", "type": "protocol", "party_a": "COG", "party_b": "IRN",
        "signed": "2024", "provisional": "2024-07-01", "binding": "no", "notes": "Déjà vu: the forêts of Mayombe",
    },
    {
        "ref": "rail", "title": "Memorandum on the Rasht-Astara railway", "type": "memorandum", "party_a": "RUS",
        "party_b": "IRN", "signed": "2023-05-17", "place": "Tehran", "tags": "project:instc; north-south corridor",
        "in_force": "2023-05-17", "until": "2027-02-19", "renewal": "none", "events": "suspended 2026-01-01",
        "related": "implements transit", "occasion": "IRN-RUS-2023-E1",
    },
    {
        "ref": "transit", "title": "Agreement on transit", "type": "agreement", "party_a": "RUS", "party_b": "IRN",
        "signed": "2000-09-12", "in_force": "2002-05-21", "lasts": "5y", "renewal": "tacit", "renewal_length": "5y",
        "renewal_limit": "9", "notice": "6m", "replaced_by": "rail", "ended_by": "replacement", "ended": "2023-05-17",
    },
    {
        "ref": "draft", "title": "Programme of exchanges, sport", "type": "programme", "party_a": "AZE",
        "party_b": "IRN", "signed": "2027-01-15", "subjects": "sport; youth; youth sport", "tags": "youth",
    },
)  # fmt: skip


def as_csv() -> str:
    """All of them as a file to import."""
    rows = [",".join(COLUMNS)]
    for cells in (*REAL, *MADE_UP):
        rows.append(",".join('"' + cells.get(name, "").replace('"', '""') + '"' for name in COLUMNS))
    return "\n".join(rows) + "\n"
