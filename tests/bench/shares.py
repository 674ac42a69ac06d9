"""The shares that the made-up registers have, read off two real ones; what was chosen instead is told as chosen.

UNCTAD: the 2,577 investment treaties of UNCTAD's mapping project, as in ogrnz/BITs (snapshot of 2020-02-15).
UK: the 6,063 bilateral entries of UK Treaties Online, signed 1703-1976, as in ukparliament/uk-treaties.
A table gives how many of them were counted; only the ratios matter. A list of days or years gives the borders of equal
parts: each part holds as many agreements as any other.
"""

from collections.abc import Mapping

# Chosen: as many of each register as there are, and one in twenty an agreement of recent years with a short term, of
# which both registers (UNCTAD has investment treaties only, this part of the UK's stops in 1976) have hardly any.
FAMILIES: Mapping[str, float] = {"investment": 2577, "listed": 6063, "recent": 455}

# UNCTAD: both sides; and UK: the side that is not the United Kingdom. Code, name, agreements; parties of one agreement
# and those that are no more are left out. The UK's own 5,814 are not counted: the register is nobody's own.
_PARTIES = """
USA United States 684; FRA France 595; DEU Germany 337; NLD Netherlands 302; ITA Italy 278; CHE Switzerland 237;
TUR Turkey 230; EGY Egypt 229; PRT Portugal 217; CAN Canada 211; DNK Denmark 208; BEL Belgium 207; CHN China 177;
ESP Spain 176; GRC Greece 173; SWE Sweden 167; CZE Czechia 166; IND India 162; RUS Russia 155; AUT Austria 147;
NOR Norway 141; ARG Argentina 137; ROU Romania 135; ZAF South Africa 132; FIN Finland 130; POL Poland 129;
AUS Australia 126; SRB Serbia 125; JPN Japan 123; JOR Jordan 121; CHL Chile 112; THA Thailand 111;
KOR South Korea 106; BRA Brazil 102; GBR United Kingdom 102; BLEU Belgium-Luxembourg Economic Union 95;
HUN Hungary 92; MAR Morocco 91; MUS Mauritius 90; NZL New Zealand 89; EU European Union 87; OMN Oman 85;
IDN Indonesia 80; PAK Pakistan 75; MEX Mexico 74; IRN Iran 74; SGP Singapore 72; URY Uruguay 72; IRL Ireland 72;
BGR Bulgaria 68; MYS Malaysia 68; PER Peru 67; ISR Israel 65; CUB Cuba 65; LBN Lebanon 63; CYP Cyprus 60;
HRV Croatia 60; KEN Kenya 60; TUN Tunisia 59; MLT Malta 58; LKA Sri Lanka 58; PRY Paraguay 58; NGA Nigeria 57;
UGA Uganda 56; TTO Trinidad and Tobago 56; KWT Kuwait 55; LTU Lithuania 54; ARE United Arab Emirates 54;
ISL Iceland 54; IRQ Iraq 54; ETH Ethiopia 53; VNM Vietnam 52; ECU Ecuador 52; JAM Jamaica 52; SVK Slovakia 52;
BLR Belarus 51; SLV El Salvador 49; VEN Venezuela 49; FJI Fiji 49; BIH Bosnia and Herzegovina 47; LVA Latvia 46;
ALB Albania 45; MNG Mongolia 44; SYC Seychelles 44; PHL Philippines 43; SWZ Eswatini 43; BHS Bahamas 43;
LUX Luxembourg 43; UKR Ukraine 42; COL Colombia 42; DZA Algeria 42; BOL Bolivia 41; LBY Libya 41;
KAZ Kazakhstan 40; NIC Nicaragua 39; SLE Sierra Leone 39; UN United Nations 39; QAT Qatar 37; LAO Laos 37;
CRI Costa Rica 36; GTM Guatemala 36; MKD North Macedonia 35; SVN Slovenia 35; SYR Syria 35; EST Estonia 34;
GHA Ghana 33; PAN Panama 32; MNE Montenegro 31; AZE Azerbaijan 29; UZB Uzbekistan 29; BGD Bangladesh 28;
ZMB Zambia 28; TON Tonga 28; MDA Moldova 27; YEM Yemen 27; BHR Bahrain 27; HND Honduras 27; MMR Myanmar 27;
IBRD International Bank for Reconstruction and Development 27; MWI Malawi 26; SDN Sudan 25; KGZ Kyrgyzstan 25;
SAU Saudi Arabia 25; DOM Dominican Republic 22; GEO Georgia 22; CMR Cameroon 22; ARM Armenia 21; SEN Senegal 21;
TZA Tanzania 21; HKG Hong Kong 20; KHM Cambodia 20; DMA Dominica 20; AFG Afghanistan 19; MDG Madagascar 19;
LBR Liberia 19; NPL Nepal 19; GRD Grenada 19; TJK Tajikistan 18; HTI Haiti 18; GIN Guinea 17; MOZ Mozambique 17;
GMB Gambia 17; BEN Benin 16; MRT Mauritania 16; ZWE Zimbabwe 16; SMR San Marino 14; COG Congo (Brazzaville) 14;
RWA Rwanda 13; BFA Burkina Faso 13; PRK North Korea 13; BRB Barbados 13; GAB Gabon 13; MLI Mali 13;
TKM Turkmenistan 12; TCD Chad 12; BWA Botswana 12; GUY Guyana 12; NRU Nauru 12; COD Congo (Kinshasa) 10;
NAM Namibia 9; CIV Côte d'Ivoire 9; NER Niger 9; WSM Samoa 9; BLZ Belize 8; BDI Burundi 8; LSO Lesotho 8;
EURATOM European Atomic Energy Community 8; AGO Angola 7; BRN Brunei 6; PNG Papua New Guinea 6; TGO Togo 6;
CAF Central African Republic 6; SLB Solomon Islands 6; MCO Monaco 6; CPV Cape Verde 5; COM Comoros 5;
DJI Djibouti 5; SOM Somalia 5; GNQ Equatorial Guinea 5; ATG Antigua and Barbuda 4;
IDA International Development Association 4; ERI Eritrea 3; SUR Suriname 3;
IAEA International Atomic Energy Agency 3; IDB Inter-American Development Bank 3; MDV Maldives 3;
ASEAN Association of Southeast Asian Nations 2; LCA Saint Lucia 2; PSE Palestine 2;
VCT Saint Vincent and the Grenadines 2; EAEU Eurasian Economic Union 2; MAC Macao 2;
FAO Food and Agriculture Organization 2; WFP World Food Programme 2
"""
_COUNTED = [entry.split() for entry in _PARTIES.split(";")]
PARTIES = {code: int(count) for code, *_, count in _COUNTED}
PARTY_NAMES = {code: " ".join(name) for code, *name, _ in _COUNTED}

# UNCTAD: year signed. In all of UNCTAD's, two days of signature are months and one entry into force is.
INVESTMENT_YEARS = {
    1959: 1, 1960: 1, 1961: 3, 1962: 8, 1963: 5, 1964: 9, 1965: 13, 1966: 5, 1967: 5, 1968: 5, 1969: 4, 1970: 3,
    1971: 5, 1972: 5, 1973: 7, 1974: 11, 1975: 6, 1976: 11, 1977: 7, 1978: 15, 1979: 6, 1980: 12, 1981: 9, 1982: 16,
    1983: 12, 1984: 18, 1985: 20, 1986: 19, 1987: 21, 1988: 25, 1989: 41, 1990: 52, 1991: 78, 1992: 96, 1993: 104,
    1994: 155, 1995: 164, 1996: 181, 1997: 156, 1998: 153, 1999: 123, 2000: 118, 2001: 156, 2002: 95, 2003: 81,
    2004: 72, 2005: 65, 2006: 60, 2007: 55, 2008: 45, 2009: 59, 2010: 31, 2011: 27, 2012: 20, 2013: 26, 2014: 28,
    2015: 24, 2016: 18, 2017: 6, 2018: 1,
}  # fmt: skip

# UNCTAD: what is recorded of entry into force and end; and days from the one to the next.
INVESTMENT_LIVES = {"in-force": 1979, "signed": 318, "ended": 259, "ended, never in force": 21}
INVESTMENT_ENTRY_DAYS = [
    0, 106, 187, 249, 294, 350, 394, 443, 497, 565, 623, 690, 762, 849, 942, 1064, 1207, 1419, 1728, 2400, 5000,
]  # fmt: skip
INVESTMENT_LIFE_YEARS = [
    3.0, 9.0, 10.0, 11.1, 12.9, 14.2, 15.0, 15.0, 15.7, 16.4, 17.2, 17.9, 19.9, 20.0, 20.8, 22.0, 24.0, 25.6, 31.6,
    37.9, 45.0,
]  # fmt: skip
ENDED_BY = {"denunciation": 159, "replacement": 94, "consent": 19, "expiry": 8}

# UNCTAD: lasts, renewal and renewal_length together; notice by what the renewal is; survival.
TERMS = {
    ("10y", "open", ""): 1221, ("10y", "tacit", "10y"): 464, ("15y", "open", ""): 197, ("10y", "tacit", "5y"): 140,
    ("10y", "tacit", "2y"): 82, ("15y", "tacit", "10y"): 78, ("20y", "open", ""): 74, ("open", "", ""): 104,
    ("15y", "tacit", "15y"): 41, ("5y", "open", ""): 26, ("20y", "tacit", "20y"): 26, ("unknown", "open", ""): 26,
    ("15y", "tacit", "5y"): 22, ("unknown", "tacit", "unknown"): 17, ("5y", "tacit", "5y"): 16, ("10y", "none", ""): 10,
    ("5y", "tacit", "2y"): 10, ("20y", "tacit", "10y"): 4, ("5y", "tacit", "10y"): 3, ("10y", "", ""): 3,
    ("15y", "tacit", "2y"): 2, ("10y", "tacit", "unknown"): 2, ("", "", ""): 1,
}  # fmt: skip
NOTICES: Mapping[str, Mapping[str, float]] = {
    "open": {"1y": 1481, "6m": 87, "unknown": 29, "none": 9},
    "tacit": {"1y": 521, "6m": 381, "unknown": 8, "none": 1, "": 1},
    "none": {"6m": 29, "1y": 21, "none": 5},
    "": {"6m": 29, "1y": 24, "none": 5},
}
SURVIVALS = {"10y": 1462, "15y": 529, "20y": 387, "5y": 95, "none": 78, "": 18, "unknown": 8}
LANGUAGES = {
    "en": 1427, "fr": 293, "es": 181, "en; fr": 107, "en; es": 56, "ar": 50, "en; ar": 44, "ru": 31, "pt": 27, "it": 25,
    "en; de": 32, "en; it": 23, "de": 19, "en; ru": 22, "fr; de": 10, "": 7, "en; pt": 6, "ar; en; ru": 6,
    "en; fr; es": 6, "en; fi": 6, "es; pt": 5,
}  # fmt: skip

# UK: year signed (40 equal parts; 16 of 6,063 have none), days to the entry into force, years from signature to end.
LISTED_YEARS = [
    1703, 1852, 1868, 1880, 1888, 1894, 1904, 1910, 1919, 1923, 1926, 1929, 1931, 1934, 1936, 1938, 1940, 1942, 1944,
    1945, 1946, 1947, 1948, 1949, 1950, 1951, 1952, 1953, 1955, 1956, 1958, 1959, 1961, 1962, 1963, 1965, 1966, 1967,
    1968, 1975, 1976,
]  # fmt: skip
LISTED_ENTRY_DAYS = [-365, -34, 0, 0, 0, 0, 0, 0, 0, 0, 3, 7, 15, 29, 46, 80, 135, 218, 340, 595, 3650]
LISTED_LIFE_YEARS = [
    0.1, 1.5, 3.2, 4.5, 5.8, 7.0, 8.3, 9.6, 10.6, 13.2, 15.7, 18.3, 22.3, 26.1, 30.3, 34.3, 39.1, 45.4, 52.9, 68.9,
    90.0,
]  # fmt: skip

# UK: whether entry into force, an end and a provisional application are recorded.
LISTED_LIVES = {
    (False, False, False): 3012, (True, False, False): 2445, (True, True, False): 411, (False, True, False): 132,
    (True, False, True): 30, (False, False, True): 22, (True, True, True): 7, (False, True, True): 4,
}  # fmt: skip
UNSIGNED = 16 / 6063
END_TAKES_EFFECT_LATER = 71 / 554
CHANGES_ANOTHER = 1257 / 6063  # by the words of the title: amends, extends, supplements, prolongs ...
REGISTERED = 2633 / 6063

# UK: by words of the title.
LISTED_TYPES = {
    "exchange-of-notes": 2643, "agreement": 1691, "convention": 662, "treaty": 396, "protocol": 258, "other": 223,
    "joint-statement": 96, "minutes": 50, "memorandum": 36, "programme": 8,
}  # fmt: skip

# UK: how many territories (of those it was extended to) and the most frequent ones.
TERRITORY_COUNTS = {0: 5202, 1: 557, 2: 112, 3: 34, 4: 15, 5: 13, 6: 6, 7: 8, 8: 12, 11: 6, 21: 9, 24: 4, 26: 6, 39: 4}
TERRITORIES = {
    "All Territories under UK Sovereignty": 95, "Canada": 89, "Tanganyika": 84, "Bermuda": 83, "Falkland Islands": 81,
    "Gibraltar": 78, "British Honduras": 77, "Barbados": 76, "Isle of Man": 69, "British Guiana": 67, "Zanzibar": 66,
    "Malay States, Federated": 65, "India": 65, "Hong Kong": 64, "North Borneo": 62, "Leeward Islands": 61,
    "The Gambia": 60, "New Zealand": 59, "Channel Islands": 58, "Northern Rhodesia": 57, "Australia": 55,
    "Malay States, Unfederated": 54, "Irish Free State": 54, "Gold Coast": 53, "Windward Islands": 53,
    "Southern Rhodesia": 53, "Aden Colony": 48, "South Africa": 47, "Nyasaland": 45, "Gilbert and Ellice Islands": 44,
    "Cayman Islands": 44, "Ceylon": 43, "Sarawak": 43, "St Helena": 41, "Newfoundland": 41, "Palestine": 39,
    "Turks and Caicos Islands": 41, "Basutoland": 39, "Bechuanaland": 39, "British Solomon Islands": 39, "Brunei": 38,
    "Montserrat": 38, "Straits Settlements": 37, "Jamaica": 37, "Mauritius": 36, "Malta": 34, "Cyprus": 33,
    "British Virgin Islands": 34, "New Guinea": 33, "Seychelles": 32, "Sierra Leone": 31, "St Lucia": 31,
}  # fmt: skip

# UK: where signed (the rest, 609 places in all, is not told one by one), and what about, with words as its titles have.
PLACES = {
    "London": 1631, "Washington": 352, "Paris": 290, "Brussels": 127, "Ottawa": 125, "Lisbon": 116, "Rome": 115,
    "Cairo": 99, "Athens": 84, "": 103, "Madrid": 67, "Ankara": 66, "Vienna": 66, "Dublin": 65, "The Hague": 65,
    "Amman": 64, "Rio de Janeiro": 60, "Berne": 58, "Bangkok": 58, "Buenos Aires": 58, "Berlin": 55, "Copenhagen": 53,
    "Bonn": 52, "Santiago": 49, "Tokyo": 48, "Belgrade": 47, "Muscat": 40, "Pretoria": 36, "Tehran": 36,
    "Stockholm": 34, "Bucharest": 34, "Salisbury": 34, "New Delhi": 34, "Moscow": 32, "Wellington": 30, "Warsaw": 30,
    "Cape Town": 29, "Lima": 29, "Asunción": 28, "Colombo": 27, "Prague": 26, "Oslo": 25, "Montevideo": 24, "Quito": 24,
    "Geneva": 23, "Canberra": 23, "San Salvador": 23, "Mexico": 23, "New York": 22, "Jakarta": 22, "Budapest": 20,
    "Baghdad": 20, "Addis Ababa": 20, "Guatemala": 20, "Kuala Lumpur": 19, "Rangoon": 17, "Luxembourg": 17,
    "Caracas": 16, "Managua": 16, "Tripoli": 15, "Nairobi": 15, "Havana": 15, "Vientiane": 14, "Singapore": 13,
    "Reykjavík": 13, "Bogotá": 13, "Constantinople": 12,
}  # fmt: skip
SUBJECTS = {
    ("trade", "Trade and Payments"): 352, ("trade", "Commerce and Navigation"): 300, ("aviation", "Air Services"): 411,
    ("loans, credits & grants", "a Development Loan"): 200, ("loans, credits & grants", "a Credit for Purchases"): 195,
    ("economic co-operation", "Economic Co-operation and the Establishment of a Joint Commission"): 241,
    ("extradition", "the Mutual Surrender of Fugitive Criminals"): 237,
    ("defence", "the Status of Forces and the Use of Military Facilities"): 235,
    ("postal", "the Exchange of Money Orders"): 131, ("postal", "the Exchange of Postal Parcels"): 100,
    ("boundaries", "the Demarcation of the Boundary"): 225, ("friendship", "Friendship and Alliance"): 220,
    ("taxation", "the Avoidance of Double Taxation and the Prevention of Fiscal Evasion"): 204,
    ("compensation", "the Settlement of Claims and Compensation for Nationalised Property"): 190,
    ("visa", "the Reciprocal Abolition of Visas"): 182, ("debts", "the Consolidation of Commercial Debts"): 160,
    ("investment protection", "the Promotion and Protection of Investments"): 140,
    ("territories, administration of", "the Administration of certain Territories"): 123,
    ("legal proceedings", "Legal Proceedings in Civil and Commercial Matters"): 118,
    ("diplomatic & consular relations", "Consular Officers, their Rights and Immunities"): 105,
    ("social security", "Social Security and Reciprocity of Pensions"): 102,
    ("disputes", "the Submission of Disputes to Arbitration"): 98,
    ("miscellaneous", "certain Outstanding Questions"): 93,
    ("shipping", "Merchant Shipping and the Measurement of Tonnage"): 92,
    ("technical assistance", "Technical Assistance and the Services of Experts"): 89,
    ("telecommunications", "Telegraph Cables and Wireless Telegraphy"): 87, ("sterling", "Sterling Balances"): 82,
    ("cultural relations", "Cultural Relations"): 80, ("slavery", "the Suppression of the Slave Trade"): 78,
    ("nationality & passports", "the Nationality of Married Women and Naturalisation"): 78,
    ("jurisdiction", "Jurisdiction over Visiting Personnel"): 74, ("fisheries", "Fisheries and Fishing Limits"): 67,
    ("atomic energy", "the Peaceful Uses of Atomic Energy"): 66, ("peace", "Peace and the Exchange of Prisoners"): 63,
    ("customs", "Customs Duties and Transit by Rail"): 60, ("food", "the Sale of Agricultural Commodities"): 57,
    ("intellectual property", "the Protection of Patents, Designs and Trade Marks"): 58,
    ("labour", "the Recruitment of Labour"): 52, ("enemy property", "Enemy Property and Insurance Contracts"): 42,
    ("health", "Sanitary Measures and Quarantine"): 30, ("travel", "Travel Documents of Seafarers"): 28,
    ("war graves", "War Graves and Memorials"): 27,
    ("road transport", "the International Carriage of Goods by Road"): 23,
    ("minerals", "Petroleum and the Exploration of the Continental Shelf"): 21,
    ("space", "Satellite Tracking Stations"): 18,
}  # fmt: skip

# Chosen, for want of anything to count: 60 waters and works, each in the titles of 0.05 % of the agreements (one in
# 2,000), so that a search has something rare to find: 50 of 100,000 speak of the Caspian.
NAMED_IN_A_TITLE = 0.0005
LANDMARKS = (
    "Caspian Sea", "Araks River", "Hirmand River", "Danube Commission", "Rhine Fairway", "Suez Canal", "Kariba Dam",
    "Columbia River", "Zambezi Bridge", "Trans-Isthmian Pipeline", "Lake Chad", "Lake Victoria", "Amur Crossing",
    "Baltic Shoals", "North Sea Sector", "Tigris Barrage", "Euphrates Waters", "Mekong Gauges", "Orinoco Delta",
    "Bosphorus Ferry", "Simplon Tunnel", "Brenner Corridor", "Pamir Highway", "Khyber Railway", "Hejaz Line",
    "Aswan Works", "Niger Weir", "Volta Scheme", "Gambia Estuary", "Rio Grande Bed", "Beagle Channel", "Titicaca Basin",
    "Paraná Locks", "Itaipú Plant", "Magellan Lights", "Torres Strait", "Malacca Pilotage", "Timor Trench",
    "Kuril Fishery", "Okhotsk Station", "Sakhalin Shelf", "Dogger Bank", "Faroe Ridge", "Spitsbergen Mine",
    "Skagerrak Cable", "Øresund Link", "Oder Embankment", "Vistula Harbour", "Drava Flood Works", "Sava Navigation",
    "Ohrid Station", "Maritsa Valley", "Dniester Sluice", "Crimean Sanatoria", "Aral Survey", "Syr Darya Canal",
    "Indus Headworks", "Ganges Barrage", "Brahmaputra Gauge", "Salween Forests",
)  # fmt: skip

# Chosen: what neither register tells.
PARTIAL_OR_MARKED = 0.005  # of the days of signature and entry into force
SEVERAL_SUBJECTS = 0.08
SIGNATORIES_KNOWN = 0.06
NOTED = 0.06
RECENT_YEARS = (1996, 2026)
RECENT_TYPES = {"memorandum": 45, "programme": 25, "agreement": 15, "plan": 8, "protocol": 5, "joint-statement": 2}
RECENT_TERMS = {"until": 55, "tacit": 35, "open": 10}
"""Until a year or day named; renewed tacitly every few years; open-ended."""
UNTIL_FORMS = {"{year}-12-31": 12, "{year}": 4, "{year}?": 4, "{day}": 9}
"""Of 27 real programmes with a range of years in the title, 18 ended on 31 December."""
RECENT_LENGTHS = {"5y": 45, "3y": 25, "2y": 10, "1y": 8, "10y": 7, "4y": 5}
RECENT_NOTICES = {"6m": 60, "3m": 25, "90d": 5, "1y": 5, "": 5}
RECENT_FIELDS = {
    "Culture": 12, "Education": 12, "Health": 9, "Tourism": 8, "Agriculture": 9, "Energy": 8, "Transport": 10,
    "Youth": 6, "Sport": 6, "Science and Technology": 9, "Defence Industry": 5, "Environmental Protection": 6,
    "Media": 4, "Standardisation and Metrology": 4, "Emergency Situations": 4, "Archives": 3, "Plant Quarantine": 3,
    "Statistics": 2, "Customs Matters": 5, "Political Consultations": 8,
    "Information and Communication Technologies": 5, "Labour": 4,
}  # fmt: skip
EXTENDED = 0.12  # of those that run until a day
NOTIFIED = 0.25  # of the recent ones: an entry rule with the notifications of both sides
