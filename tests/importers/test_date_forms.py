"""Dates in the forms of a source, and the words of its language."""

import unicodedata

import pytest

from treatytrack.errors import WrongRequest
from treatytrack.importers.date_forms import date_form, reading_dates
from treatytrack.importers.wording import LANGUAGES, Wording, language_named


@pytest.mark.parametrize(
    ("language", "form", "written", "recorded"),
    [
        # numbers
        ("en", "%Y-%m-%d", "2025-04-28", "2025-04-28"),
        ("en", "%d.%m.%Y", "28.04.2025", "2025-04-28"),
        ("en", "%d.%m.%Y", "8.4.2025", "2025-04-08"),
        ("en", "%d/%m/%Y", "03/04/2025", "2025-04-03"),
        ("en", "%m/%d/%Y", "03/04/2025", "2025-03-04"),
        ("en", "%Y%m%d", "20250428", "2025-04-28"),
        ("en", "%d%m%Y", "28042025", "2025-04-28"),
        ("en", "%m-%Y", "04-2025", "2025-04"),
        ("en", "%d.%m.%y", "28.04.98", "1998-04-28"),
        ("en", "%d.%m.%y", "28.04.25", "2025-04-28"),
        ("en", "%d.%m.%y", "28.04.68", "2068-04-28"),
        ("en", "%d.%m.%y", "28.04.69", "1969-04-28"),
        ("en", "%d.%m.%Y %I:%M %p", "28.04.2025 10:30 p.m.", "2025-04-28"),
        ("en", "%Y-%m-%dT%H:%M:%S%z", "2025-04-28T00:00:00Z", "2025-04-28"),
        # names of months, whole or begun
        ("en", "%B %d, %Y", "April 28, 2025", "2025-04-28"),
        ("en", "%B %d, %Y", "april  28th, 2025", "2025-04-28"),
        ("en", "%d-%b-%Y", "28-Apr-2025", "2025-04-28"),
        ("en", "%A, %d %B %Y", "Monday, 28 April 2025", "2025-04-28"),
        ("de", "%d. %B %Y", "28. März 2025", "2025-03-28"),
        ("fr", "%d %B %Y", "1er août 2025", "2025-08-01"),
        ("pt", "%d de %B de %Y", "28 de abril de 2025", "2025-04-28"),
        ("ru", "%d %B %Y", "28 апреля 2025", "2025-04-28"),
        ("tr", "%d %B %Y", "28 Ağustos 2025", "2025-08-28"),
        ("az", "%B %Y", "İyul 2025", "2025-07"),
        # what is EDTF fits any form; a mark stays
        ("en", "%d.%m.%Y", "2025-04", "2025-04"),
        ("en", "%d.%m.%Y", "[2025-04..2025-06]", "[2025-04..2025-06]"),
        ("en", "%d.%m.%Y", "28.04.2025?", "2025-04-28?"),
        # figures of other scripts, and marks that are not seen
        ("en", "%d/%m/%Y", "١٢/٠٥/١٩٩٨", "1998-05-12"),
        ("en", "%d/%m/%Y", "\u200f١٢/٠٥/١٩٩٨?\u200e", "1998-05-12?"),
        ("en", "%Y年%m月%d日", "２００１年２月３日", "2001-02-03"),
        ("en", "%d.%m.%Y", "१९९८-०५", "1998-05"),
        ("en", "%d %B %Y", "\u202a3 May\u202c 1998", "1998-05-03"),
        # of another calendar, as it seems: Iran's, that of Islam, Thailand's
        ("en", "%Y/%m/%d", "۱۳۷۵/۰۳/۲۱", None),
        ("en", "%Y/%m/%d", "١٤٢٠/٠٥/١٢", None),
        ("en", "%d %B %Y", "๓ May ๒๕๔๑", None),
        ("fr", "%d %B %Y", "12 février 1492", "1492-02-12"),  # long ago indeed
        # what is no day is told where it is recorded
        ("en", "%d.%m.%Y", "31.02.2025", "2025-02-31"),
        ("en", "%d/%m/%Y", "00/00/1998", "1998-00-00"),
        # no form fits
        ("en", "%d.%m.%Y", "28/04/2025", None),
        ("en", "%B %Y", "Floréal 1800", None),
        ("fr", "%d %B %Y", "1 jui 2025", None),
        ("en", "%Y", "soon", None),
        ("en", "%Y", "1" * 100, None),
    ],
)
def test_a_date_is_read_in_its_form(language: str, form: str, written: str, recorded: str | None) -> None:
    assert reading_dates([form], Wording([language]))(written).text == recorded


def test_the_first_form_that_fits_is_meant() -> None:
    read = reading_dates(["%d/%m/%Y", "%m/%d/%Y"], Wording())
    assert [read("03/04/2025").text, read("12/31/2025")] == ["2025-04-03", ("2025-12-31", "")]
    said = '"03/04/2025" is 2025-04-03 as %d/%m/%Y, which stands first, and 2025-03-04 as %m/%d/%Y'
    assert [read("03/04/2025").odd, read("04/04/2025").odd] == [said, ""]


@pytest.mark.parametrize(
    ("written", "is_odd"),
    [
        ("2001-02-03T00:00:00Z", False),
        ("2001-02-03T05:00:00Z", False),  # midnight further west is the same day
        ("2001-02-03T23:00:00Z", True),
        ("2001-02-03T20:00:00+00:00", True),
        ("2001-02-03T23:00:00+01:00", False),
    ],
)
def test_a_moment_that_is_another_day_further_east_is_odd(written: str, is_odd: bool) -> None:
    read = reading_dates(["%Y-%m-%dT%H:%M:%S%z"], Wording())(written)
    said = f'"{written}" is 2001-02-03 in UTC, and further east the next day: which is meant?'
    assert read == ("2001-02-03", said if is_odd else "")


def test_an_hour_may_stand_twice() -> None:
    assert reading_dates(["%d.%m.%Y %H:%M-%H:%M"], Wording())("1.2.2001 10:00-11:00") == ("2001-02-01", "")


@pytest.mark.parametrize(
    ("written", "recorded"),
    [("00/00/1998", "1998-XX-XX"), ("00/05/1998", "1998-05-XX"), ("16/00/1964", "1964-XX-16")],
)
def test_zeros_can_stand_for_what_is_not_known(written: str, recorded: str) -> None:
    assert reading_dates(["%d/%m/%Y"], Wording(), zeros="unknown")(written).text == recorded


def test_a_language_can_name_its_own_months() -> None:
    months = ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"]
    assert reading_dates(["%d %B %Y"], Wording(months=months))("3 Kesä 2025").text == "2025-06-03"


POLISH = (
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"
)
HINDI = "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"
VIETNAMESE = "thg_1 thg_2 thg_3 thg_4 thg_5 thg_6 thg_7 thg_8 thg_9 thg_10 thg_11 thg_12"
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"


@pytest.mark.parametrize(
    ("months", "form", "written", "recorded"),
    [
        (HINDI, "%d %B %Y", "12 नवंबर 2000", "2000-11-12"),
        (HINDI, "%d-%B-%Y", "1-फ़रवरी-1990", "1990-02-01"),
        (FRENCH, "%d %B %Y", unicodedata.normalize("NFD", "3 Décembre 2000"), "2000-12-03"),
        (VIETNAMESE, "%d %B %Y", "3 Thg 12 2000", "2000-12-03"),
        (VIETNAMESE, "%d %B, %Y", "3 thg 1, 2000", "2000-01-03"),
        (POLISH, "%d %B %Y", "1 marca 2001", "2001-03-01"),
        (POLISH, "%B %Y", "Marzec 2001", "2001-03"),
        (POLISH, "%B %Y", "PAŹ. 2001", "2001-10"),
    ],
)
def test_a_month_may_be_written_in_any_script(months: str, form: str, written: str, recorded: str) -> None:
    names = [name.replace("_", " ") for name in months.split()]
    assert reading_dates([form], Wording(months=names))(written).text == recorded


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("%q", '"%q" is not known in the date form "%q": write %Y %y %m %d %B %b'),
        ("%d.%m", '"%d.%m" is not a date form: it names the year'),
        ("%d %Y", '"%d %Y" is not a date form'),
        ("%m %B %Y", '"%m %B %Y" is not a date form'),
        ("%Y %y", '"%Y %y" is not a date form'),
        ("dd.mm.yyyy", '"dd.mm.yyyy" is not a date form'),
        ("%Y%", '"%" is not known in the date form "%Y%"'),
    ],
)
def test_a_form_that_is_none_is_refused(form: str, said: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        date_form(form)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("language", "written", "length"),
    [
        ("en", "5 years", "5y"),
        ("en", "ten (10) years", "10y"),
        ("en", "one year and six months", "1y6m"),
        ("en", "ten years", "10y"),
        ("en", "90 days", "90d"),
        ("de", "fünf (5) Jahre", "5y"),
        ("de", "1 Jahr 6 Monate", "1y6m"),
        ("fr", "dix ans", "10y"),
        ("es", "3 años", "3y"),
        ("es", "seis meses", "6m"),
        ("it", "sei mesi", "6m"),
        ("pt", "6 meses", "6m"),
        ("az", "6 ay", "6m"),
        ("ru", "6 месяцев", "6m"),
        ("tr", "90 gün", "90d"),
        ("ru", "5 лет", "5y"),
        ("tr", "2 yıl", "2y"),
        ("de", "two years", "2y"),
        ("en", "as long as it takes", "as long as it takes"),
        ("en", "5", "5"),
        ("en", "years", "years"),
        ("en", "5 6 years", "5 6 years"),
        ("en", "5 yrs. and 6-months.", "5y6m"),
        ("en", "5 (5) years, 6 months", "5y6m"),
        # signs that say more are no words of a length
        ("en", "-5 years", "-5 years"),
        ("en", ">5 years", ">5 years"),
        ("en", "5+ years", "5+ years"),
        ("en", "< 1 year", "< 1 year"),
        ("en", "5 years?", "5 years?"),
        ("en", "~5 years", "~5 years"),
        ("en", "5 years = 6 months", "5 years = 6 months"),
        ("en", "5 years / 6 months", "5 years / 6 months"),
        ("en", "(5 years)", "(5 years)"),
        ("en", "1.5 years", "1.5 years"),
        ("en", "five (10) years", "five (10) years"),
        ("en", "5 (10) years", "5 (10) years"),
    ],
)
def test_a_length_is_read_in_words(language: str, written: str, length: str) -> None:
    assert Wording([language]).length(written) == length


def test_what_has_no_end_and_what_is_so() -> None:
    german = Wording(["de"])
    assert [german.is_endless(word) for word in ("Unbefristet", "indefinite", "befristet")] == [True, True, False]
    assert [german.truth(word) for word in ("Ja", "NEIN", "yes", "vielleicht")] == ["yes", "no", "yes", "vielleicht"]


@pytest.mark.parametrize(
    ("language", "word"),
    [("az", "müddətsiz"), ("es", "Indefinida"), ("fr", "indéterminée"), ("it", "illimitata"),
     ("pt", "indeterminado"), ("ru", "бессрочный"), ("tr", "süresiz")],
)  # fmt: skip
def test_each_language_has_a_word_for_what_has_no_end(language: str, word: str) -> None:
    assert Wording([language]).is_endless(word)
    assert not Wording().is_endless(word)


def test_every_language_has_twelve_months() -> None:
    for language in LANGUAGES:
        read = reading_dates(["%B %Y"], Wording([language]))
        assert Wording([language]).month("") is None
        assert read("2025-01").text == "2025-01"
    with pytest.raises(WrongRequest, match="is not a language whose months and lengths are known"):
        language_named("klingon")
