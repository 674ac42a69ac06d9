"""What people call our columns: headings that say by themselves what they hold, without a preset.

A new synonym is one word here. What can mean two things ("Date", "Country of signature") is not among them.
"""

from collections.abc import Container, Iterable, Mapping, Sequence

from treatytrack.columns import COMPUTED_BY_NAME, NAMES, name_meant
from treatytrack.domain.names import folded
from treatytrack.errors import WrongRequest

# fmt: off
SYNONYMS = {
    "source_id": ("id", "no", "number", "reference", "reference no", "reference number", "ref no", "treaty id",
                  "treaty number", "treaty no", "agreement number", "agreement no", "agreement id", "serial number",
                  "serial no", "s no", "sr no", "record id", "document id", "nr", "aktenzeichen", "numero"),
    "title": ("name", "agreement", "agreement name", "agreement title", "name of agreement", "title of agreement",
              "treaty", "treaty name", "treaty title", "title of treaty", "short title", "full title", "titel",
              "titre", "intitule", "titulo", "titolo", "baslik", "название"),
    "other_titles": ("alternative title", "alternative titles", "original title", "title in original language"),
    "type": ("kind", "instrument", "instrument type", "type of instrument", "agreement type", "type of agreement",
             "treaty type", "type of treaty", "category of instrument"),
    "binding": ("legally binding", "is binding"),
    "party_a": ("party 1", "first party", "partner 1", "country 1", "state 1", "side a", "country a", "state a"),
    "party_b": ("party 2", "second party", "partner 2", "country 2", "state 2", "side b", "country b", "state b",
                "country", "country name", "country or organisation", "country or organization",
                "country organisation", "country organization", "counterpart", "partner", "partner country",
                "counterparty", "other party", "contracting party", "land", "pays", "pais", "partenaire",
                "parceiro", "vertragspartner", "ulke", "страна"),
    "signatory_a": ("signatory 1", "signed for party a"),
    "signatory_b": ("signatory 2", "signed for party b"),
    "territories": ("territorial application", "territorial scope"),
    "signed": ("date of signature", "signature date", "signature", "signed on", "date signed", "signing date",
               "date of signing", "signed date", "date of conclusion", "conclusion date", "unterzeichnung",
               "unterzeichnet am", "datum der unterzeichnung", "date de signature", "fecha de firma",
               "data de assinatura", "data di firma", "imza tarihi", "дата подписания"),
    "place": ("place of signature", "place of signing", "place of conclusion", "signature place", "signed at",
              "signing place", "place signed", "lieu de signature"),
    "subjects": ("subject", "topic", "topics", "theme", "themes", "subject matter", "subject area", "subject terms",
                 "sector", "field", "area", "policy area", "thema", "sujet", "tema", "temas", "konu"),
    "provisional": ("provisional application", "provisionally applied from", "provisional entry into force"),
    "in_force": ("entry into force", "date of entry into force", "entry into force date", "date entry into force",
                 "date entered into force", "into force", "date into force", "in force date", "date in force",
                 "in force on", "eif", "eif date", "came into force", "valid from", "commencement date",
                 "in force since", "in force from", "effective date", "date of effect", "effective from",
                 "entered into force", "inkrafttreten", "in kraft seit", "in kraft getreten am",
                 "entree en vigueur", "date d entree en vigueur", "entrada en vigor", "entrada em vigor",
                 "yururluk tarihi", "дата вступления в силу"),
    "until": ("expiry", "expiry date", "date of expiry", "date of expiration", "expires", "expires on",
              "expiration", "expiration date", "valid until", "valid to", "validity end", "in force until",
              "gultig bis"),
    "lasts": ("duration", "term", "initial term", "validity", "term of validity", "period of validity",
              "validity period", "laufzeit", "duree", "duracion", "duracao", "sure"),
    "renewal": ("automatic renewal", "tacit renewal", "renewal type"),
    "notice": ("notice period", "period of notice", "kundigungsfrist"),
    "survival": ("survival clause", "sunset clause", "sunset"),
    "ended": ("terminated", "terminated on", "termination date", "date of termination", "date terminated",
              "ausser kraft", "aufgehoben am"),
    "ended_by": ("termination type", "reason for termination", "how ended"),
    "replaced_by": ("superseded by",),
    "stated_status": ("status", "state of play", "current status", "legal status", "treaty status",
                      "status of treaty", "agreement status", "status of agreement", "etat", "statut", "estado",
                      "durum"),
    "languages": ("language", "authentic languages", "authentic texts", "authentic text", "sprache", "langue",
                  "idioma"),
    "registration": ("un registration", "unts", "unts number", "un registration number", "registration number",
                     "registration no"),
    "sources": ("source", "url", "link", "links", "web page", "website", "hyperlink", "document url", "pdf",
                "text url", "full text", "fundstelle", "quelle"),
    "tags": ("tag", "labels", "label", "keywords"),
    "notes": ("remarks", "remark", "comments", "comment", "note", "additional information", "observations",
              "bemerkungen", "bemerkung", "remarques", "observaciones", "observacoes", "aciklama"),
}
# fmt: on

_BOTH = frozenset(
    ("parties", "participants", "contracting parties", "parties to the agreement", "parties to the treaty")
)
"""What a column is called that names both sides."""

_NAMING = (".name", ".label", ".title")
"""Under what an object within a record tells its name: `country.name` is the country."""

_BY_WORDS = {folded(word).strip(): ours for ours, words in SYNONYMS.items() for word in (ours, *words)}


_OWN = {"status": "stated_status"}
"""What is ours under a computed column's name, in a file that is no export."""


def own_name(name: str) -> str:
    """The recorded column that a heading names in our own words; empty where it names none."""
    meant = name_meant(name)
    return meant if meant in NAMES else _OWN.get(meant, "")


def column_recognised(name: str) -> str:
    """The recorded column that a heading names, in our words or others; `parties` for both; empty where none."""
    said = _words_of(name)
    return own_name(name) or _BY_WORDS.get(said, "") or ("parties" if said in _BOTH else "")


def is_plainly_ours(names: Iterable[str]) -> bool:
    """Whether every heading is a column of ours, recorded or computed: nothing has to be recognised then."""
    return all(name_meant(name) in NAMES or name_meant(name) in COMPUTED_BY_NAME for name in names)


def _words_of(name: str) -> str:
    return " ".join(folded(name).split())


def _ways_to_say(name: str) -> tuple[str, ...]:
    """A heading in plain words; and the object, where it is what names one."""
    ending = next((one for one in _NAMING if name.casefold().endswith(one)), "")
    return (_words_of(name), _words_of(name.removesuffix(name[-len(ending) :]))) if ending else (_words_of(name),)


def _by_words(name: str) -> str:
    return next((ours for said in _ways_to_say(name) if (ours := _BY_WORDS.get(said))), "")


def recognised(
    names: Sequence[str], told: Mapping[str, str], place: str, constants: Container[str] = ()
) -> dict[str, str]:
    """Our column for each heading that has one: as `told`, else by our own name, else by what it is also called.

    Both sides stand in one column, `parties`, only where no other names one and none is among the `constants`.
    Raises WrongRequest: two headings that are not ours mean the same column.
    """
    meant = {name: ours for name, ours in told.items() if ours}
    exported = any(name_meant(name) == "as_of" for name in names)
    free = [name for name in names if name not in told and not (exported and name_meant(name) in COMPUTED_BY_NAME)]
    for name in free:
        if (own := own_name(name)) and own not in meant.values():
            meant[name] = own
    settled = frozenset(meant.values())
    by_words = {name: ours for name in free if name not in meant and (ours := _by_words(name))}
    for name, ours in by_words.items():
        if ours in settled:
            continue
        alike = [other for other, same in by_words.items() if same == ours]
        if len(alike) > 1:
            quoted = " and ".join(f'"{one}"' for one in alike)
            raise WrongRequest(
                f'{place}: {quoted} both may be {ours}: say which is with --map "{alike[0]}={ours}", '
                f'and what the other is with --map "{alike[1]}=COLUMN" (or nothing after the =, to leave it out); '
                "nothing was changed"
            )
        meant[name] = ours
    both = [name for name in free if name not in meant and not _BOTH.isdisjoint(_ways_to_say(name))]
    told_by = ("party_a", "party_b", "parties")
    if len(both) == 1 and not any(side in constants or side in meant.values() for side in told_by):
        meant[both[0]] = "parties"
    return {name: meant[name] for name in dict.fromkeys((*names, *told)) if name in meant}
