"""Words that registers use in their languages: months, lengths, without end, yes and no.

A new language is one entry in each table; its words are compared without case and accents.
"""

import re
from collections.abc import Iterable, Mapping

from treatytrack.domain.letters import plain
from treatytrack.errors import WrongRequest

# fmt: off
_MONTHS = {
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
}
_MORE_MONTHS = {
    "de": {"janner": 1, "feber": 2},
    "es": {"setiembre": 9},
    "ru": {"января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7, "августа": 8,
           "сентября": 9, "октября": 10, "ноября": 11, "декабря": 12},
}
_UNITS = {
    "az": {"y": "il ildir", "m": "ay", "w": "hefte", "d": "gun"},
    "de": {"y": "jahr jahre jahren", "m": "monat monate monaten", "w": "woche wochen", "d": "tag tage tagen"},
    "en": {"y": "y yr yrs year years", "m": "m month months", "w": "w week weeks", "d": "d day days"},
    "es": {"y": "ano anos", "m": "mes meses", "w": "semana semanas", "d": "dia dias"},
    "fr": {"y": "an ans annee annees", "m": "mois", "w": "semaine semaines", "d": "jour jours"},
    "it": {"y": "anno anni", "m": "mese mesi", "w": "settimana settimane", "d": "giorno giorni"},
    "pt": {"y": "ano anos", "m": "mes meses", "w": "semana semanas", "d": "dia dias"},
    "ru": {"y": "год года лет", "m": "месяц месяца месяцев", "w": "неделя недели недель", "d": "день дня днеи"},
    "tr": {"y": "yil", "m": "ay", "w": "hafta", "d": "gun"},
}
_NUMBERS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "de": "ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
    "es": "un dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "it": "un due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "um dois tres quatro cinco seis sete oito nove dez onze doze",
    "tr": "bir iki uc dort bes alti yedi sekiz dokuz on onbir oniki",
}
_ENDLESS = {
    "az": "muddetsiz",
    "de": "unbefristet unbegrenzt",
    "en": "indefinite indefinitely unlimited perpetual permanent open-ended",
    "es": "indefinida indefinido ilimitada ilimitado",
    "fr": "indeterminee indefinie illimitee",
    "it": "indeterminata illimitata",
    "pt": "indeterminado indeterminada ilimitado ilimitada",
    "ru": "бессрочныи бессрочно бессрочное",
    "tr": "suresiz",
}
_YES_NO = {
    "az": ("beli he", "xeyr yox"),
    "de": ("ja", "nein"),
    "en": ("yes y true 1", "no n false 0"),
    "es": ("si", "no"),
    "fr": ("oui", "non"),
    "it": ("si", "no"),
    "pt": ("sim", "nao"),
    "ru": ("да", "нет"),
    "tr": ("evet", "hayir"),
}
# fmt: on

LANGUAGES = tuple(_MONTHS)
_LINKS = frozenset({"and", "und", "et", "y", "e", "и", "ve"})
_LONGEST_WORDING = 100
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_IN_FIGURES = re.compile(r"(\w+)\s*\(\s*(\d+)\s*\)")
_BETWEEN_WORDS = re.compile(rf"{_WORDS.pattern}|[\s,]|(?<=\w)-(?=\w)|(?<=[^\W\d_])\.(?=\s|$)")
"""Words, and what may stand between them: blanks, commas, hyphens, the full stop of a word."""


class Wording:
    """The words of some languages, English always among them."""

    def __init__(self, languages: Iterable[str] = (), months: Iterable[str] = ()) -> None:
        chosen = tuple(dict.fromkeys((*languages, "en")))
        self.own_months = tuple(months)
        self._months = _months(chosen, self.own_months)
        self._units = {word: unit for language in chosen for word, unit in _units(language)}
        self._numbers = {
            word: number
            for language in reversed(chosen)
            for number, word in enumerate(_NUMBERS.get(language, "").split(), start=1)
        }
        self._endless = {word for language in chosen for word in _ENDLESS[language].split()}
        self._truth = {
            word: truth
            for language in reversed(chosen)
            for truth, words in zip(("yes", "no"), _YES_NO[language], strict=True)
            for word in words.split()
        }

    def month(self, name: str) -> int | None:
        """The month that is called so, or begins so with at least three letters; None where none is, or two are."""
        said = plain(name).rstrip(".")
        if said in self._months:
            return self._months[said]
        begun = {number for word, number in self._months.items() if word.startswith(said)} if len(said) > 2 else set()
        return begun.pop() if len(begun) == 1 else None

    def length(self, written: str) -> str:
        """A length in words as `10y`, `1y6m`: `ten (10) years`, `6 Monate`; anything else as it is."""
        if len(written) > _LONGEST_WORDING:
            return written
        said = _IN_FIGURES.sub(self._in_figures, plain(written))
        if _BETWEEN_WORDS.sub("", said):  # a sign means something: a sum, a bound, a doubt
            return written
        found = ""
        number = ""
        for word in _WORDS.findall(said):
            if word in self._units and number:
                found, number = f"{found}{number}{self._units[word]}", ""
            elif found and not number and word in _LINKS:
                continue
            elif number or not (word.isdecimal() or word in self._numbers):
                return written
            else:
                number = word if word.isdecimal() else str(self._numbers[word])
        return written if number or not found else found

    def _in_figures(self, found: re.Match[str]) -> str:
        """The figures of `ten (10)`; both stay where the word says another number."""
        word, figures = found.groups()
        number = int(word) if word.isdecimal() else self._numbers.get(word, int(figures))
        return figures if number == int(figures) else found[0]

    def is_endless(self, written: str) -> bool:
        """Whether it says that there is no end: `indefinite`, `unbefristet`."""
        return plain(written).strip(" .") in self._endless

    def truth(self, written: str) -> str:
        """`yes` or `no` where that is what it says; anything else as it is."""
        return self._truth.get(plain(written).strip(), written)


def _months(languages: Iterable[str], own: tuple[str, ...]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for names in (own, *(_MONTHS[language].split() for language in languages)):
        for place, name in enumerate(names):
            found.setdefault(plain(name), place % 12 + 1)
    for language in languages:
        for name, number in _MORE_MONTHS.get(language, {}).items():
            found.setdefault(plain(name), number)
    return found


def _units(language: str) -> Iterable[tuple[str, str]]:
    return ((plain(word), unit) for unit, words in _UNITS[language].items() for word in words.split())


def language_named(written: str) -> str:
    """A language whose words are known, by its two letters. Raises WrongRequest, naming them all."""
    word = written.casefold().strip()[:2]
    if word not in LANGUAGES or len(written.strip()) not in {2, 5}:
        raise WrongRequest(
            f'"{written}" is not a language whose months and lengths are known: write {", ".join(LANGUAGES)}; '
            "for another, name its twelve months with months = [...]"
        )
    return word
