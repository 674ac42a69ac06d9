"""The words that made-up titles, signatures and notes are put together from."""

ACTS = {
    "exchange-of-notes": "Exchange of Notes", "agreement": "Agreement", "convention": "Convention", "treaty": "Treaty",
    "protocol": "Protocol", "other": "Additional Articles", "joint-statement": "Joint Declaration",
    "minutes": "Agreed Minutes", "memorandum": "Memorandum of Understanding", "programme": "Programme of Co-operation",
    "plan": "Plan of Action",
}  # fmt: skip
CHANGES = {
    "amends": "amending the {act} of {day} concerning",
    "extends": "extending to further territories the {act} signed on {day} respecting",
    "see": "prolonging the Arrangements reached on {day} relating to",
}
MANNERS = (
    "concerning",
    "regarding",
    "relating to",
    "respecting",
    "for",
    "with regard to",
    "constituting an Agreement on",
)
SIDES = (
    "between the Government of {a} and the Government of {b}", "between {a} and {b}",
    "between the Government of {a} and {b}", "between His Majesty's Government in {a} and the Government of {b}",
)  # fmt: skip
ENDINGS = ("", "", "", "", " (with Annex)", " [With Schedule and Exchange of Letters]", " (No. {number})", ", with Map")
OFFICES = ("Minister for Foreign Affairs", "Ambassador", "Minister of Trade", "Secretary of State", "Chargé d'affaires")
SURNAMES = (
    ("Al", "Bar", "Cas", "Dor", "El", "Fer", "Gar", "Has", "Iva", "Jan", "Kar", "Lo", "Mar", "Nov", "Or", "Pet", "Ras",
     "Sad", "Tor", "Ul", "Var", "Wei", "Yam", "Zar"),
    ("a", "an", "ber", "di", "ek", "fi", "go", "hi", "in", "jo", "ki", "la", "mo", "ni", "os", "pe", "ri", "so", "ta"),
    ("ades", "bach", "dottir", "enko", "ez", "feld", "gård", "ian", "ini", "kov", "lund", "man", "ova", "oğlu", "pour",
     "rini", "sen", "shvili", "ström", "wicz", "zadeh"),
)  # fmt: skip
NOTES = (
    "The text was not seen; the days are those of the depositary's list.",
    "{person} signed ad referendum; confirmed by a letter of {day}.",
    "The original, in two copies, is with the archives in {place}. A certified copy was asked for on {day}.",
    "The annex has a list of {number} items, last brought up to date in {year}.",
    "Applied in practice since {year}, as {person} told the joint commission at {place}; no instrument was found.",
)
