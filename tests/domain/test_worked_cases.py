"""The worked cases of VALIDITY section 7, by name."""

from datetime import date

from treatytrack.domain.validity import standing_on

from .world import agreement_of, check

GSOMIA = {"in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y", "notice": "90d"}
NEW_START = {"in_force": "2011-02-05", "lasts": "10y", "renewal": "consent", "events": "extended 2021-02-03 for 5y"}
BOLIVIA = {
    "in_force": "1991-05-17", "lasts": "10y", "renewal": "tacit", "renewal_length": "2y", "notice": "6m",
    "survival": "10y",
}  # fmt: skip
UKRAINE = {"in_force": "1999-04-01", "lasts": "10y", "renewal": "tacit", "renewal_length": "10y", "notice": "6m"}
SWITZERLAND = {"in_force": "2017-03-17", "lasts": "5y", "renewal": "tacit", "renewal_length": "1y", "notice": "6m"}
AMITY = {"in_force": "1957-06-16", "denunciation": "receipt + 1y", "events": "denounced 2018-10-03"}
TRANSPORT = {"type": "memorandum", "signed": "2025-04-28", "until": "2026?"}


def test_gsomia_is_locked_in_for_another_year_once_notice_has_passed() -> None:
    check(GSOMIA, "2026-11-21: term_last_day=2026-11-22 notice_by=2026-08-24 locked_in_until=2027-11-22")


def test_new_start_ends_where_its_extension_ends() -> None:
    check(NEW_START, "2021-02-02: ends=2021-02-04", "2021-02-03: ends=2026-02-04", "2026-02-05: status=expired")


def test_the_swiss_bolivian_treaty_ended_with_its_ninth_renewal_and_survives_ten_years() -> None:
    check(BOLIVIA, "2019-05-16: term_last_day=2019-05-16")
    check(
        {**BOLIVIA, "ended": "2019-05-17"},
        "2019-05-16: status=in-force ends=2019-05-16",
        "2019-05-17: status=terminated survives_until=2029-05-16 flags=survival",
    )


def test_the_ukrainian_russian_treaty_had_to_be_given_notice_by_30_september() -> None:
    check(UKRAINE, "2018-09-30: notice_by=2018-09-30 term_last_day=2019-03-31 days_left=0")


def test_the_iranian_swiss_agreement_is_locked_in_until_2028() -> None:
    check(SWITZERLAND, "2026-11-21: notice_by=2026-09-16 locked_in_until=2028-03-16 term_last_day=2027-03-16")


def test_the_later_notification_and_thirty_days_bring_the_tax_convention_into_force() -> None:
    notified = "notified 2023-01-20 by AZE; notified 2023-07-05 by JPN"
    cells = {"party_b": "JPN", "signed": "2022-12-27", "entry_rule": "notification + 30d", "events": notified}
    check(cells, "2023-08-03: status=signed effective_in_force=2023-08-04", "2023-08-04: status=in-force")


def test_the_treaty_of_amity_ended_a_year_after_receipt() -> None:
    check(AMITY, "2018-10-02: ends=-", "2018-10-03: ends=2019-10-02", "2019-10-03: status=terminated")


def test_the_transport_memorandum_may_have_ended_any_day_of_its_year() -> None:
    check(
        TRANSPORT,
        "2026-11-21: status=in-force certain=no effective_in_force=2025-04-28 ends=[2026-01-01..2026-12-31] "
        "next_deadline=2026-12-31 next_deadline_kind=expires days_left=40",
    )
    standing = standing_on(agreement_of(TRANSPORT), date(2026, 11, 21))
    assert standing.possible == ("in-force", "expired")
