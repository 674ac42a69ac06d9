BEGIN;
PRAGMA application_id = 1414681689;
PRAGMA user_version = 1;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES ('0001');
CREATE TABLE agreement (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	source_id TEXT DEFAULT '' NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	other_titles TEXT DEFAULT '' NOT NULL, 
	type TEXT DEFAULT '' NOT NULL, 
	binding TEXT DEFAULT '' NOT NULL, 
	territories TEXT DEFAULT '' NOT NULL, 
	signed TEXT DEFAULT '' NOT NULL, 
	place TEXT DEFAULT '' NOT NULL, 
	subjects TEXT DEFAULT '' NOT NULL, 
	entry_rule TEXT DEFAULT '' NOT NULL, 
	provisional TEXT DEFAULT '' NOT NULL, 
	in_force TEXT DEFAULT '' NOT NULL, 
	until TEXT DEFAULT '' NOT NULL, 
	lasts TEXT DEFAULT '' NOT NULL, 
	counts_from TEXT DEFAULT '' NOT NULL, 
	renewal TEXT DEFAULT '' NOT NULL, 
	renewal_length TEXT DEFAULT '' NOT NULL, 
	renewal_limit TEXT DEFAULT '' NOT NULL, 
	notice TEXT DEFAULT '' NOT NULL, 
	denunciation TEXT DEFAULT '' NOT NULL, 
	denunciation_after TEXT DEFAULT '' NOT NULL, 
	survival TEXT DEFAULT '' NOT NULL, 
	ended TEXT DEFAULT '' NOT NULL, 
	ended_by TEXT DEFAULT '' NOT NULL, 
	replaced_by TEXT DEFAULT '' NOT NULL, 
	related TEXT DEFAULT '' NOT NULL, 
	stated_status TEXT DEFAULT '' NOT NULL, 
	stated_on TEXT DEFAULT '' NOT NULL, 
	events TEXT DEFAULT '' NOT NULL, 
	occasion TEXT DEFAULT '' NOT NULL, 
	languages TEXT DEFAULT '' NOT NULL, 
	registration TEXT DEFAULT '' NOT NULL, 
	sources TEXT DEFAULT '' NOT NULL, 
	tags TEXT DEFAULT '' NOT NULL, 
	lead TEXT DEFAULT '' NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	signed_earliest DATE, 
	signed_latest DATE, 
	provisional_earliest DATE, 
	provisional_latest DATE, 
	in_force_earliest DATE, 
	in_force_latest DATE, 
	until_earliest DATE, 
	until_latest DATE, 
	ended_earliest DATE, 
	ended_latest DATE, 
	stated_on_earliest DATE, 
	stated_on_latest DATE, 
	search_text TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_agreement PRIMARY KEY (id), 
	CONSTRAINT ck_agreement_signed_earliest CHECK (signed_earliest IS date(signed_earliest, '+0 days')), 
	CONSTRAINT ck_agreement_signed_latest CHECK (signed_latest IS date(signed_latest, '+0 days')), 
	CONSTRAINT ck_agreement_provisional_earliest CHECK (provisional_earliest IS date(provisional_earliest, '+0 days')), 
	CONSTRAINT ck_agreement_provisional_latest CHECK (provisional_latest IS date(provisional_latest, '+0 days')), 
	CONSTRAINT ck_agreement_in_force_earliest CHECK (in_force_earliest IS date(in_force_earliest, '+0 days')), 
	CONSTRAINT ck_agreement_in_force_latest CHECK (in_force_latest IS date(in_force_latest, '+0 days')), 
	CONSTRAINT ck_agreement_until_earliest CHECK (until_earliest IS date(until_earliest, '+0 days')), 
	CONSTRAINT ck_agreement_until_latest CHECK (until_latest IS date(until_latest, '+0 days')), 
	CONSTRAINT ck_agreement_ended_earliest CHECK (ended_earliest IS date(ended_earliest, '+0 days')), 
	CONSTRAINT ck_agreement_ended_latest CHECK (ended_latest IS date(ended_latest, '+0 days')), 
	CONSTRAINT ck_agreement_stated_on_earliest CHECK (stated_on_earliest IS date(stated_on_earliest, '+0 days')), 
	CONSTRAINT ck_agreement_stated_on_latest CHECK (stated_on_latest IS date(stated_on_latest, '+0 days')), 
	CONSTRAINT uq_agreement_ref UNIQUE (ref)
);
INSERT INTO agreement VALUES (1, 'AZE-IRN-2025-1', '', 'Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027', '', 'programme', '', '', '2025-04-28', 'Baku', 'political consultations', '', '', '', '2027?', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'AZE-IRN-2025-E1', '', '', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', '', '', '', '2025-04-28', '2025-04-28', NULL, NULL, NULL, NULL, '2027-01-01', '2027-12-31', NULL, NULL, NULL, NULL, ' programme of political consultations between the ministries of foreign affairs for 2025 2027 | political consultations | baku | ministry of foreign affairs | ministry of foreign affairs ');
INSERT INTO agreement VALUES (2, 'AZE-IRN-2025-2', '', 'Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026', '', 'memorandum', '', '', '2025-04-28', 'Baku', 'transport', '', '', '', '2026?', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'notified 2026-05-01 by AZE source "Note 12"; extended 2026-10-20 until 2028: by exchange of notes', 'AZE-IRN-2025-E1', '', '', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', '', '', '', '2025-04-28', '2025-04-28', NULL, NULL, NULL, NULL, '2026-01-01', '2026-12-31', NULL, NULL, NULL, NULL, ' memorandum of understanding on comprehensive cooperation in the field of transportation for 2025 2026 | transport | baku ');
INSERT INTO agreement VALUES (3, 'AZE-IRN-2025-3', '', 'Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards of Seafarers', '', 'memorandum', '', '', '2025-04-28', 'Baku', 'maritime transport', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'AZE-IRN-2025-E1', '', '', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', '', '', '', '2025-04-28', '2025-04-28', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ' memorandum on mutual recognition of certificates under the training and certification standards of seafarers | maritime transport | baku ');
INSERT INTO agreement VALUES (4, 'AZE-IRN-2025-4', '', 'Cultural Exchange Programme 2025-2028', '', 'programme', '', '', '2025-04-28', 'Baku', 'culture', '', '', '', '2028?', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'meeting 2026-09-09: joint commission', 'AZE-IRN-2025-E1', '', '', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', 'culture', '6m', '', '2025-04-28', '2025-04-28', NULL, NULL, NULL, NULL, '2028-01-01', '2028-12-31', NULL, NULL, NULL, NULL, ' cultural exchange programme 2025 2028 | culture | baku ');
INSERT INTO agreement VALUES (5, 'AZE-IRN-2025-5', '', 'Memorandum on Media Cooperation', '', 'memorandum', '', '', '2025-04-28', 'Baku', 'media', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'AZE-IRN-2025-E1', '', '', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', '', '', '', '2025-04-28', '2025-04-28', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ' memorandum on media cooperation | media | baku ');
INSERT INTO agreement VALUES (6, 'gsomia', '', 'Agreement on the Protection of Classified Military Information', 'GSOMIA', 'agreement', '', '', '2016-11-23', 'Seoul', 'military information', '', '', '', '', '1y', '', 'tacit', '1y', '', '90d', '', '', '', '', '', '', '', '', '', 'review 2026-01-15', '', 'English', '', '', '', '', '', '2016-11-23', '2016-11-23', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ' agreement on the protection of classified military information | gsomia | military information | seoul ');
INSERT INTO agreement VALUES (7, 'newstart', '', 'New START', '', 'treaty', '', '', '2010-04-08', 'Prague', 'nuclear arms', '', '', '2011-02-05', '', '10y', '', 'consent', '', '', '', '', '', '', '', '', '', '', 'in-force', '2026-11-01', 'extended 2021-02-03 for 5y', '', '', '', '', '', '', '', '2010-04-08', '2010-04-08', NULL, NULL, '2011-02-05', '2011-02-05', NULL, NULL, NULL, NULL, '2026-11-01', '2026-11-01', ' new start | nuclear arms | prague | barack obama ');
INSERT INTO agreement VALUES (8, 'amity', '', 'Treaty of Amity, Economic Relations, and Consular Rights', '', 'treaty', '', '', '1955-08-15', 'Tehran', '', '', '', '1957-06-16', '', 'open', '', '', '', '', '', 'receipt + 1y', '10y', '', '', '', '', '', '', '', 'denounced 2018-10-03 by USA', '', '', '284 UNTS 93', '', '', '', '', '1955-08-15', '1955-08-15', NULL, NULL, '1957-06-16', '1957-06-16', NULL, NULL, NULL, NULL, NULL, NULL, ' treaty of amity economic relations and consular rights | tehran ');
INSERT INTO agreement VALUES (9, 'swissbit', '', 'Agreement on the Promotion and Protection of Investments', '', 'agreement', '', '', '1987-11-06', '', 'investment', '', '', '1991-05-17', '', '10y', '', 'tacit', '2y', '', '6m', '', '', '10y', '2019-05-17', 'denunciation', '', '', '', '', '', '', '', '', '', '', '', '', '1987-11-06', '1987-11-06', NULL, NULL, '1991-05-17', '1991-05-17', NULL, NULL, '2019-05-17', '2019-05-17', NULL, NULL, ' agreement on the promotion and protection of investments | investment ');
INSERT INTO agreement VALUES (10, 'tax', 'MOFA-3282', 'Convention for the Elimination of Double Taxation', '', 'convention', '', '', '2022-12-27', '', 'taxation', 'notification + 30d', '', '', '', 'open', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'notified 2023-07-05', '', '', '', 'https://www.mofa.go.jp/press/release/press4e_003282.html', '', '', '', '2022-12-27', '2022-12-27', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ' convention for the elimination of double taxation | taxation ');
INSERT INTO agreement VALUES (11, 'bleu', '', 'Accord concernant l''encouragement et la protection réciproques des investissements', '', 'agreement', '', '', '2004-05-18', 'Brussels', 'investment; énergie', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '2004-05-18', '2004-05-18', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ' accord concernant l encouragement et la protection reciproques des investissements | investment | energie | brussels ');
INSERT INTO agreement VALUES (13, 'pca', '', 'Partnership and Cooperation Agreement', '', 'agreement', '', '', '1996-04-22', '', '', '', '', '1999-07-01', '', '10y', '', 'tacit', '1y', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '1996-04-22', '1996-04-22', NULL, NULL, '1999-07-01', '1999-07-01', NULL, NULL, NULL, NULL, NULL, NULL, ' partnership and cooperation agreement ');
INSERT INTO agreement VALUES (14, 'bissau', '', 'Protocol on fisheries', '', 'protocol', 'yes', 'Bolama', '[2019-12..2020-01]', '', '', '', '', '2020-02-01', '2027?', '', 'signed', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'sea', '6m', '', '2019-12-01', '2020-01-31', NULL, NULL, '2020-02-01', '2020-02-01', '2027-01-01', '2027-12-31', NULL, NULL, NULL, NULL, ' protocol on fisheries ');
INSERT INTO agreement VALUES (15, 'congo', '', 'Protocol on forestry', '', 'protocol', 'no', '', '2024', '', '', '', '2024-07-01', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'Déjà vu: the forêts of Mayombe', '2024-01-01', '2024-12-31', '2024-07-01', '2024-07-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ' protocol on forestry | deja vu the forets of mayombe ');
INSERT INTO agreement VALUES (16, 'rail', '', 'Memorandum on the Rasht-Astara railway', '', 'memorandum', '', '', '2023-05-17', 'Tehran', '', '', '', '2023-05-17', '2027-02-19', '', '', 'none', '', '', '', '', '', '', '', '', '', 'implements transit', '', '', 'suspended 2026-01-01', 'IRN-RUS-2023-E1', '', '', '', 'project:instc; north-south corridor', '', '', '2023-05-17', '2023-05-17', NULL, NULL, '2023-05-17', '2023-05-17', '2027-02-19', '2027-02-19', NULL, NULL, NULL, NULL, ' memorandum on the rasht astara railway | tehran ');
INSERT INTO agreement VALUES (17, 'transit', '', 'Agreement on transit', '', 'agreement', '', '', '2000-09-12', '', '', '', '', '2002-05-21', '', '5y', '', 'tacit', '5y', '9', '6m', '', '', '', '2023-05-17', 'replacement', 'rail', '', '', '', '', '', '', '', '', '', '', '', '2000-09-12', '2000-09-12', NULL, NULL, '2002-05-21', '2002-05-21', NULL, NULL, '2023-05-17', '2023-05-17', NULL, NULL, ' agreement on transit ');
INSERT INTO agreement VALUES (19, 'tab', '', CAST(X'4d656d6f72616e64756d206f6e20c59e656b6920e2809420697427732061202264726166742209776974682061207461620a616e642074776f206c696e6573' AS TEXT), '', 'memorandum', '', '', '2026-03', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', CAST(X'6c696e65206f6e650d0a6c696e652074776f' AS TEXT), '2026-03-01', '2026-03-31', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ' memorandum on seki it s a draft with a tab and two lines | line one line two ');
INSERT INTO agreement VALUES (20, 'KAZ-RUS-2010-1', '', 'Agreement on fisheries', '', '', '', '', '2010-01-01', '', '', '', '', '2010-02-01', '', '5y', '', 'tacit', '5y', '', '6m', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '2010-01-01', '2010-01-01', NULL, NULL, '2010-02-01', '2010-02-01', NULL, NULL, NULL, NULL, NULL, NULL, ' agreement on fisheries ');
INSERT INTO agreement VALUES (21, 'draft', '', 'Programme of exchanges, sport', '', 'programme', '', '', '2027-01-15', '', 'sport; youth; youth sport', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'youth', '', '', '2027-01-15', '2027-01-15', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ' programme of exchanges sport | sport | youth | youth sport ');
CREATE TABLE side (
	agreement_id INTEGER NOT NULL, 
	place TEXT NOT NULL, 
	party TEXT DEFAULT '' NOT NULL, 
	signatory TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_side PRIMARY KEY (agreement_id, place), 
	CONSTRAINT fk_side_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO side VALUES (1, 'a', 'AZE', 'Ministry of Foreign Affairs');
INSERT INTO side VALUES (1, 'b', 'IRN', 'Ministry of Foreign Affairs');
INSERT INTO side VALUES (2, 'a', 'AZE', '');
INSERT INTO side VALUES (2, 'b', 'IRN', '');
INSERT INTO side VALUES (3, 'a', 'AZE', '');
INSERT INTO side VALUES (3, 'b', 'IRN', '');
INSERT INTO side VALUES (4, 'a', 'AZE', '');
INSERT INTO side VALUES (4, 'b', 'IRN', '');
INSERT INTO side VALUES (5, 'a', 'AZE', '');
INSERT INTO side VALUES (5, 'b', 'IRN', '');
INSERT INTO side VALUES (6, 'a', 'JPN', '');
INSERT INTO side VALUES (6, 'b', 'KOR', '');
INSERT INTO side VALUES (7, 'a', 'USA', 'Barack Obama');
INSERT INTO side VALUES (7, 'b', 'RUS', '');
INSERT INTO side VALUES (8, 'a', 'USA', '');
INSERT INTO side VALUES (8, 'b', 'IRN', '');
INSERT INTO side VALUES (9, 'a', 'BOL', '');
INSERT INTO side VALUES (9, 'b', 'CHE', '');
INSERT INTO side VALUES (10, 'a', 'AZE', '');
INSERT INTO side VALUES (10, 'b', 'JPN', '');
INSERT INTO side VALUES (11, 'a', 'BLEU', '');
INSERT INTO side VALUES (11, 'b', 'AZE', '');
INSERT INTO side VALUES (13, 'a', 'EU', '');
INSERT INTO side VALUES (13, 'b', 'AZE', '');
INSERT INTO side VALUES (14, 'a', 'GNB', '');
INSERT INTO side VALUES (14, 'b', 'IRN', '');
INSERT INTO side VALUES (15, 'a', 'COG', '');
INSERT INTO side VALUES (15, 'b', 'IRN', '');
INSERT INTO side VALUES (16, 'a', 'RUS', '');
INSERT INTO side VALUES (16, 'b', 'IRN', '');
INSERT INTO side VALUES (17, 'a', 'RUS', '');
INSERT INTO side VALUES (17, 'b', 'IRN', '');
INSERT INTO side VALUES (19, 'a', 'AZE', '');
INSERT INTO side VALUES (19, 'b', 'CASPIAN5', '');
INSERT INTO side VALUES (20, 'a', 'RUS', '');
INSERT INTO side VALUES (20, 'b', 'KAZ', '');
INSERT INTO side VALUES (21, 'a', 'AZE', '');
INSERT INTO side VALUES (21, 'b', 'IRN', '');
CREATE TABLE listed (
	agreement_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	item TEXT DEFAULT '' NOT NULL, 
	folded TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_listed PRIMARY KEY (agreement_id, field, position), 
	CONSTRAINT fk_listed_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO listed VALUES (1, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
INSERT INTO listed VALUES (1, 'subjects', 0, 'political consultations', ' political consultations ');
INSERT INTO listed VALUES (2, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
INSERT INTO listed VALUES (2, 'subjects', 0, 'transport', ' transport ');
INSERT INTO listed VALUES (3, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
INSERT INTO listed VALUES (3, 'subjects', 0, 'maritime transport', ' maritime transport ');
INSERT INTO listed VALUES (4, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
INSERT INTO listed VALUES (4, 'subjects', 0, 'culture', ' culture ');
INSERT INTO listed VALUES (4, 'tags', 0, 'culture', 'culture');
INSERT INTO listed VALUES (5, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
INSERT INTO listed VALUES (5, 'subjects', 0, 'media', ' media ');
INSERT INTO listed VALUES (6, 'languages', 0, 'English', ' english ');
INSERT INTO listed VALUES (6, 'other_titles', 0, 'GSOMIA', ' gsomia ');
INSERT INTO listed VALUES (6, 'subjects', 0, 'military information', ' military information ');
INSERT INTO listed VALUES (7, 'subjects', 0, 'nuclear arms', ' nuclear arms ');
INSERT INTO listed VALUES (9, 'subjects', 0, 'investment', ' investment ');
INSERT INTO listed VALUES (10, 'sources', 0, 'https://www.mofa.go.jp/press/release/press4e_003282.html', ' https www mofa go jp press release press4e 003282 html ');
INSERT INTO listed VALUES (10, 'subjects', 0, 'taxation', ' taxation ');
INSERT INTO listed VALUES (11, 'subjects', 0, 'investment', ' investment ');
INSERT INTO listed VALUES (11, 'subjects', 1, 'énergie', ' energie ');
INSERT INTO listed VALUES (14, 'tags', 0, 'sea', 'sea');
INSERT INTO listed VALUES (14, 'territories', 0, 'Bolama', ' bolama ');
INSERT INTO listed VALUES (16, 'related', 0, 'implements transit', ' implements transit ');
INSERT INTO listed VALUES (16, 'tags', 0, 'project:instc', 'project:instc');
INSERT INTO listed VALUES (16, 'tags', 1, 'north-south corridor', 'north-south corridor');
INSERT INTO listed VALUES (21, 'subjects', 0, 'sport', ' sport ');
INSERT INTO listed VALUES (21, 'subjects', 1, 'youth', ' youth ');
INSERT INTO listed VALUES (21, 'subjects', 2, 'youth sport', ' youth sport ');
INSERT INTO listed VALUES (21, 'tags', 0, 'youth', 'youth');
CREATE TABLE event (
	agreement_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	date TEXT DEFAULT '' NOT NULL, 
	date_earliest DATE, 
	date_latest DATE, 
	party TEXT DEFAULT '' NOT NULL, 
	effective TEXT DEFAULT '' NOT NULL, 
	until TEXT DEFAULT '' NOT NULL, 
	length TEXT DEFAULT '' NOT NULL, 
	other TEXT DEFAULT '' NOT NULL, 
	source TEXT DEFAULT '' NOT NULL, 
	note TEXT DEFAULT '' NOT NULL, 
	from_column TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (agreement_id, number), 
	CONSTRAINT ck_event_date_earliest CHECK (date_earliest IS date(date_earliest, '+0 days')), 
	CONSTRAINT ck_event_date_latest CHECK (date_latest IS date(date_latest, '+0 days')), 
	CONSTRAINT fk_event_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO event VALUES (1, 1, 'signed', '2025-04-28', '2025-04-28', '2025-04-28', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (2, 1, 'signed', '2025-04-28', '2025-04-28', '2025-04-28', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (2, 2, 'notified', '2026-05-01', '2026-05-01', '2026-05-01', 'AZE', '', '', '', '', 'Note 12', '', '');
INSERT INTO event VALUES (2, 3, 'extended', '2026-10-20', '2026-10-20', '2026-10-20', '', '', '2028', '', '', '', 'by exchange of notes', '');
INSERT INTO event VALUES (3, 1, 'signed', '2025-04-28', '2025-04-28', '2025-04-28', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (4, 1, 'signed', '2025-04-28', '2025-04-28', '2025-04-28', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (4, 2, 'meeting', '2026-09-09', '2026-09-09', '2026-09-09', '', '', '', '', '', '', 'joint commission', '');
INSERT INTO event VALUES (5, 1, 'signed', '2025-04-28', '2025-04-28', '2025-04-28', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (6, 1, 'signed', '2016-11-23', '2016-11-23', '2016-11-23', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (6, 3, 'review', '2026-01-15', '2026-01-15', '2026-01-15', '', '', '', '', '', '', '', '');
INSERT INTO event VALUES (7, 1, 'signed', '2010-04-08', '2010-04-08', '2010-04-08', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (7, 2, 'in-force', '2011-02-05', '2011-02-05', '2011-02-05', '', '', '', '', '', '', '', 'in_force');
INSERT INTO event VALUES (7, 3, 'extended', '2021-02-03', '2021-02-03', '2021-02-03', '', '', '', '5y', '', '', '', '');
INSERT INTO event VALUES (8, 1, 'signed', '1955-08-15', '1955-08-15', '1955-08-15', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (8, 2, 'in-force', '1957-06-16', '1957-06-16', '1957-06-16', '', '', '', '', '', '', '', 'in_force');
INSERT INTO event VALUES (8, 3, 'denounced', '2018-10-03', '2018-10-03', '2018-10-03', 'USA', '', '', '', '', '', '', '');
INSERT INTO event VALUES (9, 1, 'signed', '1987-11-06', '1987-11-06', '1987-11-06', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (9, 2, 'in-force', '1991-05-17', '1991-05-17', '1991-05-17', '', '', '', '', '', '', '', 'in_force');
INSERT INTO event VALUES (9, 3, 'terminated', '2019-05-17', '2019-05-17', '2019-05-17', '', '', '', '', '', '', '', 'ended');
INSERT INTO event VALUES (10, 1, 'signed', '2022-12-27', '2022-12-27', '2022-12-27', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (10, 2, 'notified', '2023-07-05', '2023-07-05', '2023-07-05', '', '', '', '', '', '', '', '');
INSERT INTO event VALUES (11, 1, 'signed', '2004-05-18', '2004-05-18', '2004-05-18', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (13, 1, 'signed', '1996-04-22', '1996-04-22', '1996-04-22', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (13, 2, 'in-force', '1999-07-01', '1999-07-01', '1999-07-01', '', '', '', '', '', '', '', 'in_force');
INSERT INTO event VALUES (14, 1, 'signed', '[2019-12..2020-01]', '2019-12-01', '2020-01-31', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (14, 2, 'in-force', '2020-02-01', '2020-02-01', '2020-02-01', '', '', '', '', '', '', '', 'in_force');
INSERT INTO event VALUES (15, 1, 'signed', '2024', '2024-01-01', '2024-12-31', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (15, 2, 'provisional', '2024-07-01', '2024-07-01', '2024-07-01', '', '', '', '', '', '', '', 'provisional');
INSERT INTO event VALUES (16, 1, 'signed', '2023-05-17', '2023-05-17', '2023-05-17', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (16, 2, 'in-force', '2023-05-17', '2023-05-17', '2023-05-17', '', '', '', '', '', '', '', 'in_force');
INSERT INTO event VALUES (16, 3, 'suspended', '2026-01-01', '2026-01-01', '2026-01-01', '', '', '', '', '', '', '', '');
INSERT INTO event VALUES (17, 1, 'signed', '2000-09-12', '2000-09-12', '2000-09-12', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (17, 2, 'in-force', '2002-05-21', '2002-05-21', '2002-05-21', '', '', '', '', '', '', '', 'in_force');
INSERT INTO event VALUES (17, 3, 'replaced', '2023-05-17', '2023-05-17', '2023-05-17', '', '', '', '', 'rail', '', '', 'ended');
INSERT INTO event VALUES (19, 1, 'signed', '2026-03', '2026-03-01', '2026-03-31', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (20, 1, 'signed', '2010-01-01', '2010-01-01', '2010-01-01', '', '', '', '', '', '', '', 'signed');
INSERT INTO event VALUES (20, 2, 'in-force', '2010-02-01', '2010-02-01', '2010-02-01', '', '', '', '', '', '', '', 'in_force');
INSERT INTO event VALUES (21, 1, 'signed', '2027-01-15', '2027-01-15', '2027-01-15', '', '', '', '', '', '', '', 'signed');
CREATE TABLE reference (
	agreement_id INTEGER NOT NULL, 
	how TEXT NOT NULL, 
	ref TEXT NOT NULL, 
	CONSTRAINT pk_reference PRIMARY KEY (agreement_id, how, ref), 
	CONSTRAINT fk_reference_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO reference VALUES (1, 'occasion', 'AZE-IRN-2025-E1');
INSERT INTO reference VALUES (2, 'occasion', 'AZE-IRN-2025-E1');
INSERT INTO reference VALUES (3, 'occasion', 'AZE-IRN-2025-E1');
INSERT INTO reference VALUES (4, 'occasion', 'AZE-IRN-2025-E1');
INSERT INTO reference VALUES (5, 'occasion', 'AZE-IRN-2025-E1');
INSERT INTO reference VALUES (16, 'implements', 'transit');
INSERT INTO reference VALUES (16, 'occasion', 'IRN-RUS-2023-E1');
INSERT INTO reference VALUES (17, 'replaced-by', 'rail');
CREATE TABLE party (
	code TEXT NOT NULL, 
	name TEXT DEFAULT '' NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	names TEXT DEFAULT '' NOT NULL, 
	members TEXT DEFAULT '' NOT NULL, 
	signs_for_members BOOLEAN DEFAULT '0' NOT NULL, 
	predecessors TEXT DEFAULT '' NOT NULL, 
	until TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_party PRIMARY KEY (code)
);
INSERT INTO party VALUES ('CASPIAN5', 'Five Caspian States', 'group', 'Caspian Five', 'AZE; IRN; KAZ; RUS; TKM', 0, '', '');
INSERT INTO party VALUES ('SUN', 'Soviet Union', 'state', 'USSR; Union of Soviet Socialist Republics; USSR (Soviet Union); Union of Soviet Socialist Republics (USSR); Soviet Russia; URSS; Union des républiques socialistes soviétiques; Union soviétique; União Soviética; União das Repúblicas Socialistas Soviéticas; Unión Soviética; Sowjetunion; UdSSR; Unione Sovietica; SSRİ; Sovjet-Unie; Sovjetunie; Unie van Socialistische Sovjetrepublieken; Sovet İttifaqı; Sovyetler Birliği; SSCB', '', 0, 'TRA', '1991-12-26');
INSERT INTO party VALUES ('TRA', 'Transcaucasia', 'state', 'Zakavkazie', '', 0, '', '1922-12-30');
CREATE TABLE relation_event (
	id INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	title TEXT DEFAULT '' NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	date TEXT DEFAULT '' NOT NULL, 
	date_earliest DATE, 
	date_latest DATE, 
	until TEXT DEFAULT '' NOT NULL, 
	until_earliest DATE, 
	until_latest DATE, 
	place TEXT DEFAULT '' NOT NULL, 
	persons TEXT DEFAULT '' NOT NULL, 
	"after" TEXT DEFAULT '' NOT NULL, 
	subjects TEXT DEFAULT '' NOT NULL, 
	tags TEXT DEFAULT '' NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	sources TEXT DEFAULT '' NOT NULL, 
	search_text TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_relation_event PRIMARY KEY (id), 
	CONSTRAINT ck_relation_event_date_earliest CHECK (date_earliest IS date(date_earliest, '+0 days')), 
	CONSTRAINT ck_relation_event_date_latest CHECK (date_latest IS date(date_latest, '+0 days')), 
	CONSTRAINT ck_relation_event_until_earliest CHECK (until_earliest IS date(until_earliest, '+0 days')), 
	CONSTRAINT ck_relation_event_until_latest CHECK (until_latest IS date(until_latest, '+0 days')), 
	CONSTRAINT uq_relation_event_ref UNIQUE (ref)
);
INSERT INTO relation_event VALUES (1, 'AZE-IRN-2025-E1', 'Official visit of President Pezeshkian to Baku; talks with President Aliyev', 'visit', '2025-04-28', '2025-04-28', '2025-04-28', '', NULL, NULL, 'Baku', 'Masoud Pezeshkian (IRN); Ilham Aliyev (AZE)', '', 'trade; energy; transport; culture; border security', 'project:zangezur-corridor; project:instc', '', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations; A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' official visit of president pezeshkian to baku talks with president aliyev | trade | energy | transport | culture | border security | baku | masoud pezeshkian irn | ilham aliyev aze ');
INSERT INTO relation_event VALUES (2, 'AZE-IRN-2023-E1', 'Gunman attacks Azerbaijan''s embassy in Tehran: one diplomat killed, two security personnel injured', 'incident', '2023-01', '2023-01-01', '2023-01-31', '', NULL, NULL, 'Tehran', '', '', '', '', 'Iran: personal dispute; Baku unconvinced', 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' gunman attacks azerbaijan s embassy in tehran one diplomat killed two security personnel injured | iran personal dispute baku unconvinced | tehran ');
INSERT INTO relation_event VALUES (3, 'AZE-IRN-2023-E2', 'Azerbaijan''s embassy in Tehran closed', 'closure', '2023-01', '2023-01-01', '2023-01-31', '[2024-05..2024-08]', '2024-05-01', '2024-08-31', 'Tehran', '', 'AZE-IRN-2023-E1', '', '', '', 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' azerbaijan s embassy in tehran closed | tehran ');
INSERT INTO relation_event VALUES (4, 'AZE-IRN-2023-E3', 'Diplomats expelled by both sides', 'expulsion', '2023', '2023-01-01', '2023-12-31', '', NULL, NULL, '', '', 'AZE-IRN-2023-E1', '', '', '', 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' diplomats expelled by both sides ');
INSERT INTO relation_event VALUES (5, 'AZE-IRN-2023-E4', 'Attacker sentenced to death', 'judgment', '[2023-10..2023-12]', '2023-10-01', '2023-12-31', '', NULL, NULL, '', '', 'AZE-IRN-2023-E1', '', '', '', 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' attacker sentenced to death ');
INSERT INTO relation_event VALUES (6, 'AZE-IRN-2024-E1', 'Azerbaijan''s embassy in Tehran reopened', 'opening', '[2024-05..2024-08]', '2024-05-01', '2024-08-31', '', NULL, NULL, 'Tehran', '', 'AZE-IRN-2023-E2', '', '', 'source: mid-2024', 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' azerbaijan s embassy in tehran reopened | source mid 2024 | tehran ');
INSERT INTO relation_event VALUES (7, 'AZE-IRN-2024-E2', 'Joint naval exercise in the Caspian Sea, two days, first in years', 'exercise', '2024-11', '2024-11-01', '2024-11-30', '', NULL, NULL, 'Caspian Sea', '', '', 'defence', '', '', 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' joint naval exercise in the caspian sea two days first in years | defence | caspian sea ');
INSERT INTO relation_event VALUES (8, 'AZE-IRN-2025-E2', 'Pezeshkian hopes for a ''rapid and serious improvement''', 'statement', '[2025-04-21..2025-04-27]', '2025-04-21', '2025-04-27', '', NULL, NULL, '', 'Masoud Pezeshkian (IRN)', '', '', '', '', 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' pezeshkian hopes for a rapid and serious improvement | masoud pezeshkian irn ');
INSERT INTO relation_event VALUES (9, 'AZE-IRN-ND-E1', 'Dispute over the Zangezur corridor', 'dispute', '[..2025-04-28]', NULL, '2025-04-28', '', NULL, NULL, '', '', '', '', 'project:zangezur-corridor', 'Land link Azerbaijan-Nakhchivan-Turkey through southern Armenia; Iran opposes', 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' dispute over the zangezur corridor | land link azerbaijan nakhchivan turkey through southern armenia iran opposes ');
INSERT INTO relation_event VALUES (12, 'ARM-IRN-ND-E1', 'Iranian Trade Centre opened in Yerevan', 'opening', '[..2025-04-28]', NULL, '2025-04-28', '', NULL, NULL, 'Yerevan', '', '', '', '', '', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' iranian trade centre opened in yerevan | yerevan ');
INSERT INTO relation_event VALUES (13, 'AZE-ISR-ND-E1', 'Arms supplies and security cooperation', 'cooperation', '[..2025-04-28]', NULL, '2025-04-28', '', NULL, NULL, '', '', '', 'defence', '', '', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations; A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' arms supplies and security cooperation | defence ');
INSERT INTO relation_event VALUES (14, 'AZE-ISR-ND-E2', 'Israel''s planned engagement with Baku', 'visit', '[2025-04-28..]', '2025-04-28', NULL, '', NULL, NULL, '', '', '', '', '', '', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' israel s planned engagement with baku ');
INSERT INTO relation_event VALUES (15, 'IRN-RUS-ND-E1', 'International North-South Transport Corridor: Iran supports, Russia backs', 'project', '[..2025-04-28]', NULL, '2025-04-28', '', NULL, NULL, '', '', '', 'transport', 'project:instc', '', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' international north south transport corridor iran supports russia backs | transport ');
INSERT INTO relation_event VALUES (16, 'ARM-IRN-2022-E1', 'Iranian consulate opened in Kapan, Syunik', 'opening', '2022', '2022-01-01', '2022-12-31', '', NULL, NULL, 'Kapan', '', '', '', '', 'Opened by the foreign minister', 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' iranian consulate opened in kapan syunik | opened by the foreign minister | kapan ');
CREATE TABLE relation_event_party (
	event_id INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	party TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_relation_event_party PRIMARY KEY (event_id, role, position), 
	CONSTRAINT fk_relation_event_party_event_id FOREIGN KEY(event_id) REFERENCES relation_event (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO relation_event_party VALUES (1, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (1, 'between', 1, 'IRN');
INSERT INTO relation_event_party VALUES (1, 'concerns', 0, 'ISR');
INSERT INTO relation_event_party VALUES (1, 'concerns', 1, 'TUR');
INSERT INTO relation_event_party VALUES (1, 'concerns', 2, 'RUS');
INSERT INTO relation_event_party VALUES (1, 'concerns', 3, 'ARM');
INSERT INTO relation_event_party VALUES (2, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (2, 'between', 1, 'IRN');
INSERT INTO relation_event_party VALUES (3, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (3, 'between', 1, 'IRN');
INSERT INTO relation_event_party VALUES (4, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (4, 'between', 1, 'IRN');
INSERT INTO relation_event_party VALUES (5, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (5, 'between', 1, 'IRN');
INSERT INTO relation_event_party VALUES (6, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (6, 'between', 1, 'IRN');
INSERT INTO relation_event_party VALUES (7, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (7, 'between', 1, 'IRN');
INSERT INTO relation_event_party VALUES (8, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (8, 'between', 1, 'IRN');
INSERT INTO relation_event_party VALUES (9, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (9, 'between', 1, 'IRN');
INSERT INTO relation_event_party VALUES (9, 'concerns', 0, 'ARM');
INSERT INTO relation_event_party VALUES (9, 'concerns', 1, 'TUR');
INSERT INTO relation_event_party VALUES (12, 'between', 0, 'IRN');
INSERT INTO relation_event_party VALUES (12, 'between', 1, 'ARM');
INSERT INTO relation_event_party VALUES (13, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (13, 'between', 1, 'ISR');
INSERT INTO relation_event_party VALUES (13, 'concerns', 0, 'IRN');
INSERT INTO relation_event_party VALUES (14, 'between', 0, 'AZE');
INSERT INTO relation_event_party VALUES (14, 'between', 1, 'ISR');
INSERT INTO relation_event_party VALUES (14, 'concerns', 0, 'IRN');
INSERT INTO relation_event_party VALUES (15, 'between', 0, 'IRN');
INSERT INTO relation_event_party VALUES (15, 'between', 1, 'RUS');
INSERT INTO relation_event_party VALUES (15, 'concerns', 0, 'AZE');
INSERT INTO relation_event_party VALUES (16, 'between', 0, 'IRN');
INSERT INTO relation_event_party VALUES (16, 'between', 1, 'ARM');
INSERT INTO relation_event_party VALUES (16, 'concerns', 0, 'AZE');
CREATE TABLE relation_event_item (
	event_id INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	item TEXT DEFAULT '' NOT NULL, 
	folded TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_relation_event_item PRIMARY KEY (event_id, field, position), 
	CONSTRAINT fk_relation_event_item_event_id FOREIGN KEY(event_id) REFERENCES relation_event (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO relation_event_item VALUES (1, 'persons', 0, 'Masoud Pezeshkian (IRN)', ' masoud pezeshkian irn ');
INSERT INTO relation_event_item VALUES (1, 'persons', 1, 'Ilham Aliyev (AZE)', ' ilham aliyev aze ');
INSERT INTO relation_event_item VALUES (1, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
INSERT INTO relation_event_item VALUES (1, 'sources', 1, 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' a fadiah h andini iranian president pezeshkian meets azerbaijani leader aliyev to improve ties ');
INSERT INTO relation_event_item VALUES (1, 'subjects', 0, 'trade', ' trade ');
INSERT INTO relation_event_item VALUES (1, 'subjects', 1, 'energy', ' energy ');
INSERT INTO relation_event_item VALUES (1, 'subjects', 2, 'transport', ' transport ');
INSERT INTO relation_event_item VALUES (1, 'subjects', 3, 'culture', ' culture ');
INSERT INTO relation_event_item VALUES (1, 'subjects', 4, 'border security', ' border security ');
INSERT INTO relation_event_item VALUES (1, 'tags', 0, 'project:zangezur-corridor', 'project:zangezur-corridor');
INSERT INTO relation_event_item VALUES (1, 'tags', 1, 'project:instc', 'project:instc');
INSERT INTO relation_event_item VALUES (2, 'sources', 0, 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' a fadiah h andini iranian president pezeshkian meets azerbaijani leader aliyev to improve ties ');
INSERT INTO relation_event_item VALUES (3, 'sources', 0, 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' a fadiah h andini iranian president pezeshkian meets azerbaijani leader aliyev to improve ties ');
INSERT INTO relation_event_item VALUES (4, 'sources', 0, 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' a fadiah h andini iranian president pezeshkian meets azerbaijani leader aliyev to improve ties ');
INSERT INTO relation_event_item VALUES (5, 'sources', 0, 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' a fadiah h andini iranian president pezeshkian meets azerbaijani leader aliyev to improve ties ');
INSERT INTO relation_event_item VALUES (6, 'sources', 0, 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' a fadiah h andini iranian president pezeshkian meets azerbaijani leader aliyev to improve ties ');
INSERT INTO relation_event_item VALUES (7, 'sources', 0, 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' a fadiah h andini iranian president pezeshkian meets azerbaijani leader aliyev to improve ties ');
INSERT INTO relation_event_item VALUES (7, 'subjects', 0, 'defence', ' defence ');
INSERT INTO relation_event_item VALUES (8, 'persons', 0, 'Masoud Pezeshkian (IRN)', ' masoud pezeshkian irn ');
INSERT INTO relation_event_item VALUES (8, 'sources', 0, 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' a fadiah h andini iranian president pezeshkian meets azerbaijani leader aliyev to improve ties ');
INSERT INTO relation_event_item VALUES (9, 'sources', 0, 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' a fadiah h andini iranian president pezeshkian meets azerbaijani leader aliyev to improve ties ');
INSERT INTO relation_event_item VALUES (9, 'tags', 0, 'project:zangezur-corridor', 'project:zangezur-corridor');
INSERT INTO relation_event_item VALUES (12, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
INSERT INTO relation_event_item VALUES (13, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
INSERT INTO relation_event_item VALUES (13, 'sources', 1, 'A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties', ' a fadiah h andini iranian president pezeshkian meets azerbaijani leader aliyev to improve ties ');
INSERT INTO relation_event_item VALUES (13, 'subjects', 0, 'defence', ' defence ');
INSERT INTO relation_event_item VALUES (14, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
INSERT INTO relation_event_item VALUES (15, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
INSERT INTO relation_event_item VALUES (15, 'subjects', 0, 'transport', ' transport ');
INSERT INTO relation_event_item VALUES (15, 'tags', 0, 'project:instc', 'project:instc');
INSERT INTO relation_event_item VALUES (16, 'sources', 0, 'SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations', ' specialeurasia s boltuc pezeshkian s official visit to baku and iran azerbaijan relations ');
CREATE TABLE history (
	id INTEGER NOT NULL, 
	at TEXT DEFAULT '' NOT NULL, 
	user_name TEXT DEFAULT '' NOT NULL, 
	command TEXT DEFAULT '' NOT NULL, 
	operation TEXT DEFAULT '' NOT NULL, 
	undoes TEXT DEFAULT '' NOT NULL, 
	subject TEXT DEFAULT '' NOT NULL, 
	ref TEXT DEFAULT '' NOT NULL, 
	"before" TEXT DEFAULT '' NOT NULL, 
	"after" TEXT DEFAULT '' NOT NULL, 
	previous_hash TEXT DEFAULT '' NOT NULL, 
	hash TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_history PRIMARY KEY (id)
);
INSERT INTO history VALUES (1, '2026-11-02T08:00:00.000Z', 'leyla', 'init', '0000000000000001', '', 'setting', 'timezone', '', '{"value":"Asia/Baku"}', '', '446a11c4f349b4330f930223c635b30d6f0dbc935c2cae538f58838549823e9d');
INSERT INTO history VALUES (2, '2026-11-02T09:00:00.000Z', 'leyla', 'import', '0000000000000002', '', 'agreement', 'AZE-IRN-2025-1', '', '{"ref":"AZE-IRN-2025-1","title":"Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027","type":"programme","party_a":"AZE","party_b":"IRN","signatory_a":"Ministry of Foreign Affairs","signatory_b":"Ministry of Foreign Affairs","signed":"2025-04-28","place":"Baku","subjects":"political consultations","until":"2027?","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '446a11c4f349b4330f930223c635b30d6f0dbc935c2cae538f58838549823e9d', '4b9587a6b667e1632f66102655dca530327f2bc54220d480812c45b45880c43d');
INSERT INTO history VALUES (3, '2026-11-02T09:00:00.000Z', 'leyla', 'import', '0000000000000002', '', 'agreement', 'AZE-IRN-2025-2', '', '{"ref":"AZE-IRN-2025-2","title":"Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"transport","until":"2026?","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '4b9587a6b667e1632f66102655dca530327f2bc54220d480812c45b45880c43d', 'f2cbc84e3e7ef02eae177a7440972d0d063e3ced0a57eb96367177456c46d413');
INSERT INTO history VALUES (4, '2026-11-02T09:00:00.000Z', 'leyla', 'import', '0000000000000002', '', 'agreement', 'AZE-IRN-2025-3', '', '{"ref":"AZE-IRN-2025-3","title":"Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards of Seafarers","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"maritime transport","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', 'f2cbc84e3e7ef02eae177a7440972d0d063e3ced0a57eb96367177456c46d413', 'f3c66eb9dde06fa5815d58e1fffb0c19adc07a3b82dbedb40013cc84fc603765');
INSERT INTO history VALUES (5, '2026-11-02T09:00:00.000Z', 'leyla', 'import', '0000000000000002', '', 'agreement', 'AZE-IRN-2025-4', '', '{"ref":"AZE-IRN-2025-4","title":"Cultural Exchange Programme 2025-2028","type":"programme","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"culture","until":"2028?","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', 'f3c66eb9dde06fa5815d58e1fffb0c19adc07a3b82dbedb40013cc84fc603765', 'bb0d0ae4b399b73cd11252bab1c4e368d9ddddfbdd1d8bc181cbfadb46e59f51');
INSERT INTO history VALUES (6, '2026-11-02T09:00:00.000Z', 'leyla', 'import', '0000000000000002', '', 'agreement', 'AZE-IRN-2025-5', '', '{"ref":"AZE-IRN-2025-5","title":"Memorandum on Media Cooperation","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"media","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', 'bb0d0ae4b399b73cd11252bab1c4e368d9ddddfbdd1d8bc181cbfadb46e59f51', '6b8a4194d9ddf9750d8cadf6eb7486d4d5b12f7f7fb5c61ca8ee09a9e8f25cc6');
INSERT INTO history VALUES (7, '2026-11-02T10:00:00.000Z', 'leyla', 'event add', '0000000000000003', '', 'event', 'AZE-IRN-2025-E1', '', '{"ref":"AZE-IRN-2025-E1","title":"Official visit of President Pezeshkian to Baku; talks with President Aliyev","kind":"visit","between":"AZE; IRN","concerns":"ISR; TUR; RUS; ARM","date":"2025-04-28","place":"Baku","persons":"Masoud Pezeshkian (IRN); Ilham Aliyev (AZE)","subjects":"trade; energy; transport; culture; border security","tags":"project:zangezur-corridor; project:instc","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations; A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties"}', '6b8a4194d9ddf9750d8cadf6eb7486d4d5b12f7f7fb5c61ca8ee09a9e8f25cc6', '7651e8bb700ab3b79e0d5c5ad82715be31daddddf2ce30d2a57ad2a663ffdfae');
INSERT INTO history VALUES (8, '2026-11-02T11:00:00.000Z', 'leyla', 'event add', '0000000000000004', '', 'event', 'AZE-IRN-2023-E1', '', '{"ref":"AZE-IRN-2023-E1","title":"Gunman attacks Azerbaijan''s embassy in Tehran: one diplomat killed, two security personnel injured","kind":"incident","between":"AZE; IRN","date":"2023-01","place":"Tehran","sources":"A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties","notes":"Iran: personal dispute; Baku unconvinced"}', '7651e8bb700ab3b79e0d5c5ad82715be31daddddf2ce30d2a57ad2a663ffdfae', '19280a7cdd97b2a4494d9001c24f11401a13b1722c6acd8c68447136c3eeb1ce');
INSERT INTO history VALUES (9, '2026-11-02T12:00:00.000Z', 'leyla', 'event add', '0000000000000005', '', 'event', 'AZE-IRN-2023-E2', '', '{"ref":"AZE-IRN-2023-E2","title":"Azerbaijan''s embassy in Tehran closed","kind":"closure","between":"AZE; IRN","date":"2023-01","until":"[2024-05..2024-08]","place":"Tehran","after":"AZE-IRN-2023-E1","sources":"A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties"}', '19280a7cdd97b2a4494d9001c24f11401a13b1722c6acd8c68447136c3eeb1ce', 'e55b9d744f419ab9aa5db1be7463b3e1ddec29d4dd516a4f7c1f8a66d4e5197b');
INSERT INTO history VALUES (10, '2026-11-02T13:00:00.000Z', 'leyla', 'event add', '0000000000000006', '', 'event', 'AZE-IRN-2023-E3', '', '{"ref":"AZE-IRN-2023-E3","title":"Diplomats expelled by both sides","kind":"expulsion","between":"AZE; IRN","date":"2023","after":"AZE-IRN-2023-E1","sources":"A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties"}', 'e55b9d744f419ab9aa5db1be7463b3e1ddec29d4dd516a4f7c1f8a66d4e5197b', '5b2c27ccfd2e98e7dbc02e946fd5c4756c4fd9dd41c48c71dbecaed5a9269330');
INSERT INTO history VALUES (11, '2026-11-02T14:00:00.000Z', 'leyla', 'event add', '0000000000000007', '', 'event', 'AZE-IRN-2023-E4', '', '{"ref":"AZE-IRN-2023-E4","title":"Attacker sentenced to death","kind":"judgment","between":"AZE; IRN","date":"[2023-10..2023-12]","after":"AZE-IRN-2023-E1","sources":"A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties"}', '5b2c27ccfd2e98e7dbc02e946fd5c4756c4fd9dd41c48c71dbecaed5a9269330', '9ba2d99192fa0e73969dde9f70f28da49c174ea433a32e8006d201a5ec7ac83b');
INSERT INTO history VALUES (12, '2026-11-02T15:00:00.000Z', 'leyla', 'event add', '0000000000000008', '', 'event', 'AZE-IRN-2024-E1', '', '{"ref":"AZE-IRN-2024-E1","title":"Azerbaijan''s embassy in Tehran reopened","kind":"opening","between":"AZE; IRN","date":"[2024-05..2024-08]","place":"Tehran","after":"AZE-IRN-2023-E2","sources":"A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties","notes":"source: mid-2024"}', '9ba2d99192fa0e73969dde9f70f28da49c174ea433a32e8006d201a5ec7ac83b', 'd5f5af8ac7dd1ab46e61d2b2b8410c655883e108678e2053e73efd730cefe879');
INSERT INTO history VALUES (13, '2026-11-02T16:00:00.000Z', 'leyla', 'event add', '0000000000000009', '', 'event', 'AZE-IRN-2024-E2', '', '{"ref":"AZE-IRN-2024-E2","title":"Joint naval exercise in the Caspian Sea, two days, first in years","kind":"exercise","between":"AZE; IRN","date":"2024-11","place":"Caspian Sea","subjects":"defence","sources":"A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties"}', 'd5f5af8ac7dd1ab46e61d2b2b8410c655883e108678e2053e73efd730cefe879', '6fb7a384286dca1913a8275bcaaaac702c50bb5a5aad3bb1f3c294aa94f3c808');
INSERT INTO history VALUES (14, '2026-11-02T17:00:00.000Z', 'leyla', 'event add', '000000000000000a', '', 'event', 'AZE-IRN-2025-E2', '', '{"ref":"AZE-IRN-2025-E2","title":"Pezeshkian hopes for a ''rapid and serious improvement''","kind":"statement","between":"AZE; IRN","date":"[2025-04-21..2025-04-27]","persons":"Masoud Pezeshkian (IRN)","sources":"A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties"}', '6fb7a384286dca1913a8275bcaaaac702c50bb5a5aad3bb1f3c294aa94f3c808', 'e359b45b995b2aa13bb99850a0a508097e8bcbaba08d2034668f5aa8606c099d');
INSERT INTO history VALUES (15, '2026-11-02T18:00:00.000Z', 'leyla', 'event add', '000000000000000b', '', 'event', 'AZE-IRN-ND-E1', '', '{"ref":"AZE-IRN-ND-E1","title":"Dispute over the Zangezur corridor","kind":"dispute","between":"AZE; IRN","concerns":"ARM; TUR","date":"[..2025-04-28]","tags":"project:zangezur-corridor","sources":"A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties","notes":"Land link Azerbaijan-Nakhchivan-Turkey through southern Armenia; Iran opposes"}', 'e359b45b995b2aa13bb99850a0a508097e8bcbaba08d2034668f5aa8606c099d', '92adbf430985f79b998f7449e1aae6b2b7b7d03d35872af8228d5d08a5c24060');
INSERT INTO history VALUES (16, '2026-11-02T19:00:00.000Z', 'leyla', 'event add', '000000000000000c', '', 'event', 'AZE-IRN-ND-E2', '', '{"ref":"AZE-IRN-ND-E2","title":"Baku accuses Iranian proxies of destabilisation","kind":"statement","between":"AZE; IRN","date":"[..2025-04-28]","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '92adbf430985f79b998f7449e1aae6b2b7b7d03d35872af8228d5d08a5c24060', '3a074183fe911637fb8bb90fa90db7069c740f80e9c8e9079126d97bed009baf');
INSERT INTO history VALUES (17, '2026-11-02T20:00:00.000Z', 'leyla', 'event add', '000000000000000d', '', 'event', 'ARM-IRN-2022-E1', '', '{"ref":"ARM-IRN-2022-E1","title":"Iranian consulate opened in Kapan, Syunik","kind":"opening","between":"IRN; ARM","concerns":"AZE","date":"2022","place":"Kapan","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '3a074183fe911637fb8bb90fa90db7069c740f80e9c8e9079126d97bed009baf', 'b831336842a3d39511559d9e052e7630f76970218bb1c08025eadd4f3380b344');
INSERT INTO history VALUES (18, '2026-11-02T21:00:00.000Z', 'leyla', 'event add', '000000000000000e', '', 'event', 'ARM-IRN-ND-E1', '', '{"ref":"ARM-IRN-ND-E1","title":"Iranian Trade Centre opened in Yerevan","kind":"opening","between":"IRN; ARM","date":"[..2025-04-28]","place":"Yerevan","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', 'b831336842a3d39511559d9e052e7630f76970218bb1c08025eadd4f3380b344', '5e8a6a7be1c41eb031317f9b9971d7967dd1f42e1ebf601ab929f2b9c451a588');
INSERT INTO history VALUES (19, '2026-11-02T22:00:00.000Z', 'leyla', 'event add', '000000000000000f', '', 'event', 'AZE-ISR-ND-E1', '', '{"ref":"AZE-ISR-ND-E1","title":"Arms supplies and security cooperation","kind":"cooperation","between":"AZE; ISR","concerns":"IRN","date":"[..2025-04-28]","subjects":"defence","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations; A. Fadiah, H. Andini: Iranian president Pezeshkian meets Azerbaijani leader Aliyev to improve ties"}', '5e8a6a7be1c41eb031317f9b9971d7967dd1f42e1ebf601ab929f2b9c451a588', 'bea9c07767b2e52d267c6e7ffd1de7afdf1d2eba1880153396d38c5f1350cea2');
INSERT INTO history VALUES (20, '2026-11-02T23:00:00.000Z', 'leyla', 'event add', '0000000000000010', '', 'event', 'AZE-ISR-ND-E2', '', '{"ref":"AZE-ISR-ND-E2","title":"Israel''s planned engagement with Baku","kind":"visit","between":"AZE; ISR","concerns":"IRN","date":"[2025-04-28..]","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', 'bea9c07767b2e52d267c6e7ffd1de7afdf1d2eba1880153396d38c5f1350cea2', '68bc7f88468e8f3dbd8b54f89ef562f5ac8a01aca997937ee2d8bffa97ed59e1');
INSERT INTO history VALUES (21, '2026-11-03T00:00:00.000Z', 'leyla', 'event add', '0000000000000011', '', 'event', 'IRN-RUS-ND-E1', '', '{"ref":"IRN-RUS-ND-E1","title":"International North-South Transport Corridor: Iran supports, Russia backs","kind":"project","between":"IRN; RUS","concerns":"AZE","date":"[..2025-04-28]","subjects":"transport","tags":"project:instc","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '68bc7f88468e8f3dbd8b54f89ef562f5ac8a01aca997937ee2d8bffa97ed59e1', '8512c909e7680a628aaaa88391b62449a380503ee86e9ad51f8d81e19e98c7ea');
INSERT INTO history VALUES (22, '2026-11-03T01:00:00.000Z', 'leyla', 'edit', '0000000000000012', '', 'agreement', 'AZE-IRN-2025-1', '{"ref":"AZE-IRN-2025-1","title":"Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027","type":"programme","party_a":"AZE","party_b":"IRN","signatory_a":"Ministry of Foreign Affairs","signatory_b":"Ministry of Foreign Affairs","signed":"2025-04-28","place":"Baku","subjects":"political consultations","until":"2027?","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '{"ref":"AZE-IRN-2025-1","title":"Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027","type":"programme","party_a":"AZE","party_b":"IRN","signatory_a":"Ministry of Foreign Affairs","signatory_b":"Ministry of Foreign Affairs","signed":"2025-04-28","place":"Baku","subjects":"political consultations","until":"2027?","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '8512c909e7680a628aaaa88391b62449a380503ee86e9ad51f8d81e19e98c7ea', '8465cc9b9dbd84f33a4c64aefcdaec82e85ae4793fca04eb209a41cc10bf18cb');
INSERT INTO history VALUES (23, '2026-11-03T02:00:00.000Z', 'leyla', 'edit', '0000000000000013', '', 'agreement', 'AZE-IRN-2025-2', '{"ref":"AZE-IRN-2025-2","title":"Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"transport","until":"2026?","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '{"ref":"AZE-IRN-2025-2","title":"Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"transport","until":"2026?","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '8465cc9b9dbd84f33a4c64aefcdaec82e85ae4793fca04eb209a41cc10bf18cb', '5f4c89328bc2e287160f7ee40efb10ef16eefe7b43c07fb704484506a39e0739');
INSERT INTO history VALUES (24, '2026-11-03T03:00:00.000Z', 'leyla', 'edit', '0000000000000014', '', 'agreement', 'AZE-IRN-2025-3', '{"ref":"AZE-IRN-2025-3","title":"Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards of Seafarers","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"maritime transport","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '{"ref":"AZE-IRN-2025-3","title":"Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards of Seafarers","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"maritime transport","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '5f4c89328bc2e287160f7ee40efb10ef16eefe7b43c07fb704484506a39e0739', 'ff54e6d1042806139a78bec93a3a70bac4ecf2282b111deaa9fb0055ee896d87');
INSERT INTO history VALUES (25, '2026-11-03T04:00:00.000Z', 'leyla', 'edit', '0000000000000015', '', 'agreement', 'AZE-IRN-2025-4', '{"ref":"AZE-IRN-2025-4","title":"Cultural Exchange Programme 2025-2028","type":"programme","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"culture","until":"2028?","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '{"ref":"AZE-IRN-2025-4","title":"Cultural Exchange Programme 2025-2028","type":"programme","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"culture","until":"2028?","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', 'ff54e6d1042806139a78bec93a3a70bac4ecf2282b111deaa9fb0055ee896d87', 'a288d49a21d7a4a38fae4cef1a0c38f8d6c6c0d3c1907c72edf8805a016fd8e9');
INSERT INTO history VALUES (26, '2026-11-03T05:00:00.000Z', 'leyla', 'edit', '0000000000000016', '', 'agreement', 'AZE-IRN-2025-5', '{"ref":"AZE-IRN-2025-5","title":"Memorandum on Media Cooperation","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"media","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '{"ref":"AZE-IRN-2025-5","title":"Memorandum on Media Cooperation","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"media","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', 'a288d49a21d7a4a38fae4cef1a0c38f8d6c6c0d3c1907c72edf8805a016fd8e9', '2b64f8edaed00761d5c79d8787ac78ba7f80e8df2c7115da680099de8c1df3d8');
INSERT INTO history VALUES (27, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'gsomia', '', '{"ref":"gsomia","title":"Agreement on the Protection of Classified Military Information","other_titles":"GSOMIA","type":"agreement","party_a":"JPN","party_b":"KOR","signed":"2016-11-23","place":"Seoul","subjects":"military information","in_force":"2016-11-23","lasts":"1y","renewal":"tacit","renewal_length":"1y","notice":"90d","languages":"English"}', '2b64f8edaed00761d5c79d8787ac78ba7f80e8df2c7115da680099de8c1df3d8', 'e357050447c858a498446f41f756c99b275d6a7ff10173abfe4343220f465166');
INSERT INTO history VALUES (28, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'newstart', '', '{"ref":"newstart","title":"New START","type":"treaty","party_a":"USA","party_b":"RUS","signatory_a":"Barack Obama","signed":"2010-04-08","place":"Prague","subjects":"nuclear arms","in_force":"2011-02-05","lasts":"10y","renewal":"consent","stated_status":"in-force","stated_on":"2026-11-01","events":"extended 2021-02-03 for 5y"}', 'e357050447c858a498446f41f756c99b275d6a7ff10173abfe4343220f465166', 'f36bfb794b3b5bef1096fc9efb2722ea0d6e4286070927b04bf2738e45f80094');
INSERT INTO history VALUES (29, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'amity', '', '{"ref":"amity","title":"Treaty of Amity, Economic Relations, and Consular Rights","type":"treaty","party_a":"USA","party_b":"IRN","signed":"1955-08-15","place":"Tehran","in_force":"1957-06-16","lasts":"open","denunciation":"receipt + 1y","denunciation_after":"10y","events":"denounced 2018-10-03 by USA","registration":"284 UNTS 93"}', 'f36bfb794b3b5bef1096fc9efb2722ea0d6e4286070927b04bf2738e45f80094', '9cd01c249279b23de4db11fb2b16f87e8a32687a0e2618f1881f939f3233f4c5');
INSERT INTO history VALUES (30, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'swissbit', '', '{"ref":"swissbit","title":"Agreement on the Promotion and Protection of Investments","type":"agreement","party_a":"BOL","party_b":"CHE","signed":"1987-11-06","subjects":"investment","in_force":"1991-05-17","lasts":"10y","renewal":"tacit","renewal_length":"2y","notice":"6m","survival":"10y","ended":"2019-05-17","ended_by":"denunciation"}', '9cd01c249279b23de4db11fb2b16f87e8a32687a0e2618f1881f939f3233f4c5', '0f62edfaedbbba0fd65084424124820ac99fea11e657212ddba9873270f37fdf');
INSERT INTO history VALUES (31, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'tax', '', '{"ref":"tax","source_id":"MOFA-3282","title":"Convention for the Elimination of Double Taxation","type":"convention","party_a":"AZE","party_b":"JPN","signed":"2022-12-27","subjects":"taxation","entry_rule":"notification + 30d","lasts":"open","events":"notified 2023-07-05","sources":"https://www.mofa.go.jp/press/release/press4e_003282.html"}', '0f62edfaedbbba0fd65084424124820ac99fea11e657212ddba9873270f37fdf', '0ccd8afb23ebb9c1c8deb757109ad4853b29f56430fcbb06e0f2ce195bcd9104');
INSERT INTO history VALUES (32, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'bleu', '', '{"ref":"bleu","title":"Accord concernant l''encouragement et la protection réciproques des investissements","type":"agreement","party_a":"BLEU","party_b":"AZE","signed":"2004-05-18","place":"Brussels","subjects":"investment; énergie"}', '0ccd8afb23ebb9c1c8deb757109ad4853b29f56430fcbb06e0f2ce195bcd9104', '91b2c128781def12a76f032422e997929fbe0a344b2154c750540896730186ac');
INSERT INTO history VALUES (33, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'soviet', '', '{"ref":"soviet","title":"Treaty of Commerce and Navigation","type":"treaty","party_a":"SUN","party_b":"IRN","signed":"1940-03-25","place":"Tehran"}', '91b2c128781def12a76f032422e997929fbe0a344b2154c750540896730186ac', '865b5e463a1ac6a9a1e1fd801d65d11e4549f7d4e8507dd8886f54c7b0d9863c');
INSERT INTO history VALUES (34, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'pca', '', '{"ref":"pca","title":"Partnership and Cooperation Agreement","type":"agreement","party_a":"EU","party_b":"AZE","signed":"1996-04-22","in_force":"1999-07-01","lasts":"10y","renewal":"tacit","renewal_length":"1y"}', '865b5e463a1ac6a9a1e1fd801d65d11e4549f7d4e8507dd8886f54c7b0d9863c', 'd57dce248764fd0b021f374b7f1d8da3c7be5ecf981ce053af5c633958fdae90');
INSERT INTO history VALUES (35, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'bissau', '', '{"ref":"bissau","title":"Protocol on fisheries","type":"protocol","binding":"yes","party_a":"GNB","party_b":"IRN","territories":"Bolama","signed":"[2019-12..2020-01]","in_force":"2020-02-01","until":"2027?","counts_from":"signed","tags":"sea","lead":"6m"}', 'd57dce248764fd0b021f374b7f1d8da3c7be5ecf981ce053af5c633958fdae90', '6d626f7521bf5f1da8fc4b9598b5ca5903a228cbe0bc3bc051f9ebca7bcf3e07');
INSERT INTO history VALUES (36, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'congo', '', '{"ref":"congo","title":"Protocol on forestry","type":"protocol","binding":"no","party_a":"COG","party_b":"IRN","signed":"2024","provisional":"2024-07-01","notes":"Déjà vu: the forêts of Mayombe"}', '6d626f7521bf5f1da8fc4b9598b5ca5903a228cbe0bc3bc051f9ebca7bcf3e07', 'a6f02b6361fe8195037042963ad34599ae135e97544751f6aa73db292be40ebd');
INSERT INTO history VALUES (37, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'rail', '', '{"ref":"rail","title":"Memorandum on the Rasht-Astara railway","type":"memorandum","party_a":"RUS","party_b":"IRN","signed":"2023-05-17","place":"Tehran","in_force":"2023-05-17","until":"2027-02-19","renewal":"none","related":"implements transit","events":"suspended 2026-01-01","occasion":"IRN-RUS-2023-E1","tags":"project:instc; north-south corridor"}', 'a6f02b6361fe8195037042963ad34599ae135e97544751f6aa73db292be40ebd', 'e16e9aca19a2b44378cef48e0e9d64af4da2fe674e1b6ce57ceb0666fb077fc7');
INSERT INTO history VALUES (38, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'transit', '', '{"ref":"transit","title":"Agreement on transit","type":"agreement","party_a":"RUS","party_b":"IRN","signed":"2000-09-12","in_force":"2002-05-21","lasts":"5y","renewal":"tacit","renewal_length":"5y","renewal_limit":"9","notice":"6m","ended":"2023-05-17","ended_by":"replacement","replaced_by":"rail"}', 'e16e9aca19a2b44378cef48e0e9d64af4da2fe674e1b6ce57ceb0666fb077fc7', '8b974dc16036a565f0ee8d5758c17a26629ca657696cb3e425e2691bb90fda4d');
INSERT INTO history VALUES (39, '2026-11-03T06:00:00.000Z', 'leyla', 'import', '0000000000000017', '', 'agreement', 'draft', '', '{"ref":"draft","title":"Programme of exchanges, sport","type":"programme","party_a":"AZE","party_b":"IRN","signed":"2027-01-15","subjects":"sport; youth; youth sport","tags":"youth"}', '8b974dc16036a565f0ee8d5758c17a26629ca657696cb3e425e2691bb90fda4d', '0b49a4e1529aefec3165910b768985a9c2259da2e1b1e6071fd594ea88ad6238');
INSERT INTO history VALUES (40, '2026-11-03T07:00:00.000Z', 'leyla', 'party add', '0000000000000018', '', 'party', 'CASPIAN5', '', '{"code":"CASPIAN5","name":"Five Caspian States","kind":"group","names":"Caspian Five","members":"AZE; IRN; KAZ; RUS; TKM"}', '0b49a4e1529aefec3165910b768985a9c2259da2e1b1e6071fd594ea88ad6238', '3de0b4e2473e48b02b7d473569dfd2be5e267595f080587ea655c0e48c719c34');
INSERT INTO history VALUES (41, '2026-11-03T08:00:00.000Z', 'leyla', 'party add', '0000000000000019', '', 'party', 'TRA', '', '{"code":"TRA","name":"Transcaucasia","kind":"state","until":"1922-12-30"}', '3de0b4e2473e48b02b7d473569dfd2be5e267595f080587ea655c0e48c719c34', 'e2f88b780da46dd419705b8e8d15fe300a05932925f2b62a519ecbc2cf346369');
INSERT INTO history VALUES (42, '2026-11-03T08:00:00.000Z', 'leyla', 'party add', '0000000000000019', '', 'party', 'SUN', '', '{"code":"SUN","name":"Soviet Union","kind":"state","names":"USSR; Union of Soviet Socialist Republics; USSR (Soviet Union); Union of Soviet Socialist Republics (USSR); Soviet Russia; URSS; Union des républiques socialistes soviétiques; Union soviétique; União Soviética; União das Repúblicas Socialistas Soviéticas; Unión Soviética; Sowjetunion; UdSSR; Unione Sovietica; SSRİ; Sovjet-Unie; Sovjetunie; Unie van Socialistische Sovjetrepublieken; Sovet İttifaqı; Sovyetler Birliği; SSCB","predecessors":"TRA","until":"1991-12-26"}', 'e2f88b780da46dd419705b8e8d15fe300a05932925f2b62a519ecbc2cf346369', '4725abc66811c8c65aae63f6da7310441b66ee83b16b80acc1e0544635160b55');
INSERT INTO history VALUES (43, '2026-11-03T09:00:00.000Z', 'leyla', 'party add', '000000000000001a', '', 'party', 'OLDGROUP', '', '{"code":"OLDGROUP","name":"Two of Europe","kind":"group","members":"BEL; LUX","signs_for_members":true}', '4725abc66811c8c65aae63f6da7310441b66ee83b16b80acc1e0544635160b55', 'df6837ba4af30baa6f000662deaf76f6475bb07072a8ca4bd254872b92904afd');
INSERT INTO history VALUES (44, '2026-11-03T10:00:00.000Z', 'leyla', 'party edit', '000000000000001b', '', 'party', 'TRA', '{"code":"TRA","name":"Transcaucasia","kind":"state","until":"1922-12-30"}', '{"code":"TRA","name":"Transcaucasia","kind":"state","names":"Zakavkazie","until":"1922-12-30"}', 'df6837ba4af30baa6f000662deaf76f6475bb07072a8ca4bd254872b92904afd', '134e9eb975266e050cc80b9b4ec9691120fff55383ad6f0b07330ed8622685b1');
INSERT INTO history VALUES (45, '2026-11-03T11:00:00.000Z', 'leyla', 'party remove', '000000000000001c', '', 'party', 'OLDGROUP', '{"code":"OLDGROUP","name":"Two of Europe","kind":"group","members":"BEL; LUX","signs_for_members":true}', '', '134e9eb975266e050cc80b9b4ec9691120fff55383ad6f0b07330ed8622685b1', 'd69cede461e4cba35c251e0ab70bd53a7becb2eb951eea285e7ee42666322a7c');
INSERT INTO history VALUES (46, '2026-11-03T12:00:00.000Z', 'leyla', 'add', '000000000000001d', '', 'agreement', 'tab', '', '{"ref":"tab","title":"Memorandum on Şeki — it''s a \"draft\"\twith a tab\nand two lines","type":"memorandum","party_a":"AZE","party_b":"CASPIAN5","signed":"2026-03","notes":"line one\r\nline two"}', 'd69cede461e4cba35c251e0ab70bd53a7becb2eb951eea285e7ee42666322a7c', 'ea61c5bd28280547590f5c505da313f2f704924ee9486535e0f348b765c74171');
INSERT INTO history VALUES (47, '2026-11-03T13:00:00.000Z', 'leyla', 'add', '000000000000001e', '', 'agreement', 'KAZ-RUS-2010-1', '', '{"ref":"KAZ-RUS-2010-1","title":"Agreement on fisheries","party_a":"RUS","party_b":"KAZ","signed":"2010-01-01","in_force":"2010-02-01","lasts":"5y","renewal":"tacit","renewal_length":"5y","notice":"6m"}', 'ea61c5bd28280547590f5c505da313f2f704924ee9486535e0f348b765c74171', 'af99427433fdd45190ab500555c8fb703d5391e8b7229a514432e17e5b65bd41');
INSERT INTO history VALUES (48, '2026-11-03T14:00:00.000Z', 'leyla', 'record', '000000000000001f', '', 'agreement', 'AZE-IRN-2025-2', '{"ref":"AZE-IRN-2025-2","title":"Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"transport","until":"2026?","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '{"ref":"AZE-IRN-2025-2","title":"Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"transport","until":"2026?","events":"notified 2026-05-01 by AZE source \"Note 12\"","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', 'af99427433fdd45190ab500555c8fb703d5391e8b7229a514432e17e5b65bd41', '4c332f5717e457499cfb9a0e65bbbc36965afe4854936f92353a0dec714c391a');
INSERT INTO history VALUES (49, '2026-11-03T15:00:00.000Z', 'leyla', 'record', '0000000000000020', '', 'agreement', 'AZE-IRN-2025-2', '{"ref":"AZE-IRN-2025-2","title":"Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"transport","until":"2026?","events":"notified 2026-05-01 by AZE source \"Note 12\"","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '{"ref":"AZE-IRN-2025-2","title":"Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026","type":"memorandum","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"transport","until":"2026?","events":"notified 2026-05-01 by AZE source \"Note 12\"; extended 2026-10-20 until 2028: by exchange of notes","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '4c332f5717e457499cfb9a0e65bbbc36965afe4854936f92353a0dec714c391a', '66ea23dca38ccd3a7271fd664e83be249616bd53cbe6f0070b7f8ff4fc372d34');
INSERT INTO history VALUES (50, '2026-11-03T16:00:00.000Z', 'leyla', 'record', '0000000000000021', '', 'agreement', 'AZE-IRN-2025-4', '{"ref":"AZE-IRN-2025-4","title":"Cultural Exchange Programme 2025-2028","type":"programme","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"culture","until":"2028?","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '{"ref":"AZE-IRN-2025-4","title":"Cultural Exchange Programme 2025-2028","type":"programme","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"culture","until":"2028?","events":"meeting 2026-09-09: joint commission","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '66ea23dca38ccd3a7271fd664e83be249616bd53cbe6f0070b7f8ff4fc372d34', 'cbc7c81bf431c1d7261cec485042cb1dd98d89e2e6c04ae52ddee2793959ed0b');
INSERT INTO history VALUES (51, '2026-11-03T17:00:00.000Z', 'leyla', 'record', '0000000000000022', '', 'agreement', 'gsomia', '{"ref":"gsomia","title":"Agreement on the Protection of Classified Military Information","other_titles":"GSOMIA","type":"agreement","party_a":"JPN","party_b":"KOR","signed":"2016-11-23","place":"Seoul","subjects":"military information","in_force":"2016-11-23","lasts":"1y","renewal":"tacit","renewal_length":"1y","notice":"90d","languages":"English"}', '{"ref":"gsomia","title":"Agreement on the Protection of Classified Military Information","other_titles":"GSOMIA","type":"agreement","party_a":"JPN","party_b":"KOR","signed":"2016-11-23","place":"Seoul","subjects":"military information","in_force":"2016-11-23","lasts":"1y","renewal":"tacit","renewal_length":"1y","notice":"90d","events":"review 2026-01-15","languages":"English"}', 'cbc7c81bf431c1d7261cec485042cb1dd98d89e2e6c04ae52ddee2793959ed0b', '3275c7ce9916b22e8a0188d50496bd45da5490a18d614e585f8028ee0613fe4c');
INSERT INTO history VALUES (52, '2026-11-03T18:00:00.000Z', 'leyla', 'edit', '0000000000000023', '', 'agreement', 'AZE-IRN-2025-4', '{"ref":"AZE-IRN-2025-4","title":"Cultural Exchange Programme 2025-2028","type":"programme","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"culture","until":"2028?","events":"meeting 2026-09-09: joint commission","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '{"ref":"AZE-IRN-2025-4","title":"Cultural Exchange Programme 2025-2028","type":"programme","party_a":"AZE","party_b":"IRN","signed":"2025-04-28","place":"Baku","subjects":"culture","until":"2028?","events":"meeting 2026-09-09: joint commission","occasion":"AZE-IRN-2025-E1","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations","tags":"culture","lead":"6m"}', '3275c7ce9916b22e8a0188d50496bd45da5490a18d614e585f8028ee0613fe4c', '6e62ad4700a1bbe4ac28b348b345715f8be37e3d8e81ddf83ee0a1a3ad2e0b8f');
INSERT INTO history VALUES (53, '2026-11-03T19:00:00.000Z', 'leyla', 'remove', '0000000000000024', '', 'agreement', 'gsomia', '{"ref":"gsomia","title":"Agreement on the Protection of Classified Military Information","other_titles":"GSOMIA","type":"agreement","party_a":"JPN","party_b":"KOR","signed":"2016-11-23","place":"Seoul","subjects":"military information","in_force":"2016-11-23","lasts":"1y","renewal":"tacit","renewal_length":"1y","notice":"90d","events":"review 2026-01-15","languages":"English"}', '{"ref":"gsomia","title":"Agreement on the Protection of Classified Military Information","other_titles":"GSOMIA","type":"agreement","party_a":"JPN","party_b":"KOR","signed":"2016-11-23","place":"Seoul","subjects":"military information","lasts":"1y","renewal":"tacit","renewal_length":"1y","notice":"90d","events":"review 2026-01-15","languages":"English"}', '6e62ad4700a1bbe4ac28b348b345715f8be37e3d8e81ddf83ee0a1a3ad2e0b8f', '4d69f8d9e8106c900f8290256bdcc3430d410d3a38791cd48406c1d6d38aab24');
INSERT INTO history VALUES (54, '2026-11-03T20:00:00.000Z', 'leyla', 'remove', '0000000000000025', '', 'agreement', 'soviet', '{"ref":"soviet","title":"Treaty of Commerce and Navigation","type":"treaty","party_a":"SUN","party_b":"IRN","signed":"1940-03-25","place":"Tehran"}', '', '4d69f8d9e8106c900f8290256bdcc3430d410d3a38791cd48406c1d6d38aab24', '04efacfd506c919899434d2e347e749ca4b607c0a839e7ac2b070602859f2969');
INSERT INTO history VALUES (55, '2026-11-03T21:00:00.000Z', 'leyla', 'remove', '0000000000000026', '', 'agreement', 'draft', '{"ref":"draft","title":"Programme of exchanges, sport","type":"programme","party_a":"AZE","party_b":"IRN","signed":"2027-01-15","subjects":"sport; youth; youth sport","tags":"youth"}', '', '04efacfd506c919899434d2e347e749ca4b607c0a839e7ac2b070602859f2969', '95a016070464ebfe03a6545ea2fa52943dca54401ad05e3957a07c848cf11b74');
INSERT INTO history VALUES (56, '2026-11-03T22:00:00.000Z', 'leyla', 'event edit', '0000000000000027', '', 'event', 'ARM-IRN-2022-E1', '{"ref":"ARM-IRN-2022-E1","title":"Iranian consulate opened in Kapan, Syunik","kind":"opening","between":"IRN; ARM","concerns":"AZE","date":"2022","place":"Kapan","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '{"ref":"ARM-IRN-2022-E1","title":"Iranian consulate opened in Kapan, Syunik","kind":"opening","between":"IRN; ARM","concerns":"AZE","date":"2022","place":"Kapan","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations","notes":"Opened by the foreign minister"}', '95a016070464ebfe03a6545ea2fa52943dca54401ad05e3957a07c848cf11b74', 'ca214331a50020064f3c91ab4dd340f04bcb4add137b26f7f0c37f243bb7702a');
INSERT INTO history VALUES (57, '2026-11-03T23:00:00.000Z', 'leyla', 'event remove', '0000000000000028', '', 'event', 'AZE-IRN-ND-E2', '{"ref":"AZE-IRN-ND-E2","title":"Baku accuses Iranian proxies of destabilisation","kind":"statement","between":"AZE; IRN","date":"[..2025-04-28]","sources":"SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations"}', '', 'ca214331a50020064f3c91ab4dd340f04bcb4add137b26f7f0c37f243bb7702a', '881575054d72af260168f43e35e5a7197a79c7d0c2febf0a27c6d20ef84da068');
INSERT INTO history VALUES (58, '2026-11-04T00:00:00.000Z', 'leyla', 'config', '0000000000000029', '', 'setting', '@due', '', '{"value":"status:live ends:90d"}', '881575054d72af260168f43e35e5a7197a79c7d0c2febf0a27c6d20ef84da068', '44e6ee4a17ff87843015c058cbd4b02bb03ccf02662cf4de5aaf452869d52620');
INSERT INTO history VALUES (59, '2026-11-04T01:00:00.000Z', 'leyla', 'config', '000000000000002a', '', 'setting', '@old', '', '{"value":"status:over"}', '44e6ee4a17ff87843015c058cbd4b02bb03ccf02662cf4de5aaf452869d52620', '909a9fad76a645cee469ecde66aa5c6746dad31f770d91d9cca85677f32fc367');
INSERT INTO history VALUES (60, '2026-11-04T02:00:00.000Z', 'leyla', 'config', '000000000000002b', '', 'setting', '@old', '{"value":"status:over"}', '', '909a9fad76a645cee469ecde66aa5c6746dad31f770d91d9cca85677f32fc367', 'fd7a06c19f7a1cf91a82a6260052eba074a2f7e8c593c3ff8e402be3c32eeabc');
INSERT INTO history VALUES (61, '2026-11-04T03:00:00.000Z', 'leyla', 'config', '000000000000002c', '', 'setting', 'mail.host', '', '{"value":"smtp.example.org"}', 'fd7a06c19f7a1cf91a82a6260052eba074a2f7e8c593c3ff8e402be3c32eeabc', '52e0c25884231fda36e9208400854d8b887c0ff8c9126d7e201f015ff4b45057');
INSERT INTO history VALUES (62, '2026-11-09T08:00:00.000Z', 'leyla', 'undo', '000000000000002d', '', 'agreement', 'draft', '', '{"ref":"draft","title":"Programme of exchanges, sport","type":"programme","party_a":"AZE","party_b":"IRN","signed":"2027-01-15","subjects":"sport; youth; youth sport","tags":"youth"}', '52e0c25884231fda36e9208400854d8b887c0ff8c9126d7e201f015ff4b45057', '7f585890acae7c1be19f82d56a290ecabb8fff58b79490ee3f9af11697c17a9b');
CREATE TABLE issued_ref (
	ref TEXT NOT NULL, 
	CONSTRAINT pk_issued_ref PRIMARY KEY (ref)
)
 WITHOUT ROWID

;
INSERT INTO issued_ref VALUES ('ARM-IRN-2022-E1');
INSERT INTO issued_ref VALUES ('ARM-IRN-ND-E1');
INSERT INTO issued_ref VALUES ('AZE-IRN-2023-E1');
INSERT INTO issued_ref VALUES ('AZE-IRN-2023-E2');
INSERT INTO issued_ref VALUES ('AZE-IRN-2023-E3');
INSERT INTO issued_ref VALUES ('AZE-IRN-2023-E4');
INSERT INTO issued_ref VALUES ('AZE-IRN-2024-E1');
INSERT INTO issued_ref VALUES ('AZE-IRN-2024-E2');
INSERT INTO issued_ref VALUES ('AZE-IRN-2025-1');
INSERT INTO issued_ref VALUES ('AZE-IRN-2025-2');
INSERT INTO issued_ref VALUES ('AZE-IRN-2025-3');
INSERT INTO issued_ref VALUES ('AZE-IRN-2025-4');
INSERT INTO issued_ref VALUES ('AZE-IRN-2025-5');
INSERT INTO issued_ref VALUES ('AZE-IRN-2025-E1');
INSERT INTO issued_ref VALUES ('AZE-IRN-2025-E2');
INSERT INTO issued_ref VALUES ('AZE-IRN-ND-E1');
INSERT INTO issued_ref VALUES ('AZE-IRN-ND-E2');
INSERT INTO issued_ref VALUES ('AZE-ISR-ND-E1');
INSERT INTO issued_ref VALUES ('AZE-ISR-ND-E2');
INSERT INTO issued_ref VALUES ('IRN-RUS-ND-E1');
INSERT INTO issued_ref VALUES ('KAZ-RUS-2010-1');
INSERT INTO issued_ref VALUES ('amity');
INSERT INTO issued_ref VALUES ('bissau');
INSERT INTO issued_ref VALUES ('bleu');
INSERT INTO issued_ref VALUES ('congo');
INSERT INTO issued_ref VALUES ('draft');
INSERT INTO issued_ref VALUES ('gsomia');
INSERT INTO issued_ref VALUES ('newstart');
INSERT INTO issued_ref VALUES ('pca');
INSERT INTO issued_ref VALUES ('rail');
INSERT INTO issued_ref VALUES ('soviet');
INSERT INTO issued_ref VALUES ('swissbit');
INSERT INTO issued_ref VALUES ('tab');
INSERT INTO issued_ref VALUES ('tax');
INSERT INTO issued_ref VALUES ('transit');
CREATE TABLE issued_number (
	ref TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	mark TEXT NOT NULL, 
	CONSTRAINT pk_issued_number PRIMARY KEY (ref, number, mark)
)
 WITHOUT ROWID

;
INSERT INTO issued_number VALUES ('AZE-IRN-2025-1', 1, 'signed');
INSERT INTO issued_number VALUES ('AZE-IRN-2025-2', 1, 'signed');
INSERT INTO issued_number VALUES ('AZE-IRN-2025-2', 2, '6cbf7eedf664216d23e2557b206d5878d349309da0320224a487a3ba35ddd0b7');
INSERT INTO issued_number VALUES ('AZE-IRN-2025-2', 3, '3e731a1e72b5ac8bcddaa41198c385d83356b5083ee607bffabd15c9ab52904a');
INSERT INTO issued_number VALUES ('AZE-IRN-2025-3', 1, 'signed');
INSERT INTO issued_number VALUES ('AZE-IRN-2025-4', 1, 'signed');
INSERT INTO issued_number VALUES ('AZE-IRN-2025-4', 2, '72cf87d95ad0c9a62a7aa8e299c3e4f420b839abadba43114acb1ced4e8fa81d');
INSERT INTO issued_number VALUES ('AZE-IRN-2025-5', 1, 'signed');
INSERT INTO issued_number VALUES ('KAZ-RUS-2010-1', 1, 'signed');
INSERT INTO issued_number VALUES ('KAZ-RUS-2010-1', 2, 'in_force');
INSERT INTO issued_number VALUES ('amity', 1, 'signed');
INSERT INTO issued_number VALUES ('amity', 2, 'in_force');
INSERT INTO issued_number VALUES ('amity', 3, '586edb0029f727c8a3ccf7b88d8e398933566f4e8f5f7bc58aef9b360ac462ca');
INSERT INTO issued_number VALUES ('bissau', 1, 'signed');
INSERT INTO issued_number VALUES ('bissau', 2, 'in_force');
INSERT INTO issued_number VALUES ('bleu', 1, 'signed');
INSERT INTO issued_number VALUES ('congo', 1, 'signed');
INSERT INTO issued_number VALUES ('congo', 2, 'provisional');
INSERT INTO issued_number VALUES ('draft', 1, 'signed');
INSERT INTO issued_number VALUES ('gsomia', 1, 'signed');
INSERT INTO issued_number VALUES ('gsomia', 2, 'in_force');
INSERT INTO issued_number VALUES ('gsomia', 3, 'd6b47bcc463c88bf6dab25c09a9479bcea7471538b12d0ab388d8d9b1132053c');
INSERT INTO issued_number VALUES ('newstart', 1, 'signed');
INSERT INTO issued_number VALUES ('newstart', 2, 'in_force');
INSERT INTO issued_number VALUES ('newstart', 3, '1185184bd6a12e5263d700a33365d4064f27f183c769c3996e2a4fbe72d10447');
INSERT INTO issued_number VALUES ('pca', 1, 'signed');
INSERT INTO issued_number VALUES ('pca', 2, 'in_force');
INSERT INTO issued_number VALUES ('rail', 1, 'signed');
INSERT INTO issued_number VALUES ('rail', 2, 'in_force');
INSERT INTO issued_number VALUES ('rail', 3, '2584dba4e798c15ab18c569f3df0ab8a85ebef3f3fc3fccd2f47fe7787675308');
INSERT INTO issued_number VALUES ('soviet', 1, 'signed');
INSERT INTO issued_number VALUES ('swissbit', 1, 'signed');
INSERT INTO issued_number VALUES ('swissbit', 2, 'in_force');
INSERT INTO issued_number VALUES ('swissbit', 3, 'ended');
INSERT INTO issued_number VALUES ('tab', 1, 'signed');
INSERT INTO issued_number VALUES ('tax', 1, 'signed');
INSERT INTO issued_number VALUES ('tax', 2, 'afdc175286ccc6d98a7a866d5819c4ecdc1428690406344b4941c09c201612d9');
INSERT INTO issued_number VALUES ('transit', 1, 'signed');
INSERT INTO issued_number VALUES ('transit', 2, 'in_force');
INSERT INTO issued_number VALUES ('transit', 3, 'ended');
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
INSERT INTO setting VALUES ('@due', 'status:live ends:90d');
INSERT INTO setting VALUES ('mail.host', 'smtp.example.org');
INSERT INTO setting VALUES ('report_runs', '9f4e3263d5a9267b525f9c8447ea365c38bebfd0b0285e9759b71d4f525e91a5');
INSERT INTO setting VALUES ('rule_set', '7');
INSERT INTO setting VALUES ('timezone', 'Asia/Baku');
CREATE TABLE report_run (
	"query" TEXT NOT NULL, 
	as_of_named BOOLEAN NOT NULL, 
	day DATE NOT NULL, 
	at TEXT DEFAULT '' NOT NULL, 
	last_change INTEGER NOT NULL, 
	within TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_report_run PRIMARY KEY ("query", as_of_named, day), 
	CONSTRAINT ck_report_run_day CHECK (day IS date(day, '+0 days'))
)
 WITHOUT ROWID

;
INSERT INTO report_run VALUES ('', 1, '2026-11-21', '2026-11-04T04:00:00.000Z', 61, '90d');
INSERT INTO report_run VALUES ('party:IRN', 1, '2026-11-21', '2026-11-04T05:00:00.000Z', 61, '90d');
CREATE TABLE phase (
	agreement_id INTEGER NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	status TEXT DEFAULT '' NOT NULL, 
	certain TEXT DEFAULT '' NOT NULL, 
	flags TEXT DEFAULT '' NOT NULL, 
	ends_earliest DATE, 
	ends_latest DATE, 
	confirm TEXT DEFAULT '' NOT NULL, 
	renewal DATE, 
	contradiction TEXT DEFAULT '' NOT NULL, 
	rules INTEGER NOT NULL, 
	CONSTRAINT pk_phase PRIMARY KEY (agreement_id, first_day), 
	CONSTRAINT ck_phase_first_day CHECK (first_day IS date(first_day, '+0 days')), 
	CONSTRAINT ck_phase_last_day CHECK (last_day IS date(last_day, '+0 days')), 
	CONSTRAINT ck_phase_ends_earliest CHECK (ends_earliest IS date(ends_earliest, '+0 days')), 
	CONSTRAINT ck_phase_ends_latest CHECK (ends_latest IS date(ends_latest, '+0 days')), 
	CONSTRAINT ck_phase_renewal CHECK (renewal IS date(renewal, '+0 days')), 
	CONSTRAINT fk_phase_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO phase VALUES (1, '0001-01-01', '2025-04-27', 'draft', 'yes', '', '2027-01-01', '2027-12-31', 'entry; end', '2027-01-01', '', 7);
INSERT INTO phase VALUES (1, '2025-04-28', '2027-01-01', 'in-force', 'assumed', '', '2027-01-01', '2027-12-31', 'entry; end', '2027-01-01', '', 7);
INSERT INTO phase VALUES (1, '2027-01-02', '2027-12-31', 'in-force', 'no', '', '2027-01-01', '2027-12-31', 'entry; end', '2027-01-01', '', 7);
INSERT INTO phase VALUES (1, '2028-01-01', '9999-12-31', 'expired', 'assumed', '', '2027-01-01', '2027-12-31', 'entry; end', '2027-01-01', '', 7);
INSERT INTO phase VALUES (2, '0001-01-01', '2025-04-27', 'draft', 'yes', '', '2026-01-01', '2026-12-31', 'entry; end', '2026-01-01', '', 7);
INSERT INTO phase VALUES (2, '2025-04-28', '2026-01-01', 'in-force', 'assumed', '', '2026-01-01', '2026-12-31', 'entry; end', '2026-01-01', '', 7);
INSERT INTO phase VALUES (2, '2026-01-02', '2026-04-30', 'in-force', 'no', '', '2026-01-01', '2026-12-31', 'entry; end', '2026-01-01', '', 7);
INSERT INTO phase VALUES (2, '2026-05-01', '2026-10-19', 'signed', 'no', '', '2026-01-01', '2026-12-31', 'entry; end', '2026-01-01', '', 7);
INSERT INTO phase VALUES (2, '2026-10-20', '2028-12-31', 'signed', 'no', '', '2028-12-31', '2028-12-31', 'entry; end', '2028-12-31', '', 7);
INSERT INTO phase VALUES (2, '2029-01-01', '9999-12-31', 'expired', 'assumed', '', '2028-12-31', '2028-12-31', 'end', '2028-12-31', '', 7);
INSERT INTO phase VALUES (3, '0001-01-01', '2025-04-27', 'draft', 'yes', '', NULL, NULL, 'entry; end', NULL, '', 7);
INSERT INTO phase VALUES (3, '2025-04-28', '9999-12-31', 'in-force', 'no', '', NULL, NULL, 'entry; end', NULL, '', 7);
INSERT INTO phase VALUES (4, '0001-01-01', '2025-04-27', 'draft', 'yes', '', '2028-01-01', '2028-12-31', 'entry; end', '2028-01-01', '', 7);
INSERT INTO phase VALUES (4, '2025-04-28', '2028-01-01', 'in-force', 'assumed', '', '2028-01-01', '2028-12-31', 'entry; end', '2028-01-01', '', 7);
INSERT INTO phase VALUES (4, '2028-01-02', '2028-12-31', 'in-force', 'no', '', '2028-01-01', '2028-12-31', 'entry; end', '2028-01-01', '', 7);
INSERT INTO phase VALUES (4, '2029-01-01', '9999-12-31', 'expired', 'assumed', '', '2028-01-01', '2028-12-31', 'entry; end', '2028-01-01', '', 7);
INSERT INTO phase VALUES (5, '0001-01-01', '2025-04-27', 'draft', 'yes', '', NULL, NULL, 'entry; end', NULL, '', 7);
INSERT INTO phase VALUES (5, '2025-04-28', '9999-12-31', 'in-force', 'no', '', NULL, NULL, 'entry; end', NULL, '', 7);
INSERT INTO phase VALUES (6, '0001-01-01', '2016-11-22', 'draft', 'yes', '', NULL, NULL, 'end', NULL, '', 7);
INSERT INTO phase VALUES (6, '2016-11-23', '9999-12-31', 'signed', 'no', '', NULL, NULL, 'entry; end', NULL, '', 7);
INSERT INTO phase VALUES (7, '0001-01-01', '2010-04-07', 'draft', 'yes', 'stated-differs', '2021-02-04', '2021-02-04', '', NULL, 'stated', 7);
INSERT INTO phase VALUES (7, '2010-04-08', '2011-02-04', 'signed', 'yes', 'stated-differs', '2021-02-04', '2021-02-04', '', NULL, 'stated', 7);
INSERT INTO phase VALUES (7, '2011-02-05', '2021-02-02', 'in-force', 'yes', 'stated-differs', '2021-02-04', '2021-02-04', '', NULL, 'stated', 7);
INSERT INTO phase VALUES (7, '2021-02-03', '2026-02-04', 'in-force', 'yes', 'stated-differs', '2026-02-04', '2026-02-04', '', NULL, 'stated', 7);
INSERT INTO phase VALUES (7, '2026-02-05', '9999-12-31', 'expired', 'yes', 'stated-differs', '2026-02-04', '2026-02-04', '', NULL, 'stated', 7);
INSERT INTO phase VALUES (8, '0001-01-01', '1955-08-14', 'draft', 'yes', '', NULL, NULL, '', NULL, '', 7);
INSERT INTO phase VALUES (8, '1955-08-15', '1957-06-15', 'signed', 'yes', '', NULL, NULL, '', NULL, '', 7);
INSERT INTO phase VALUES (8, '1957-06-16', '2018-10-02', 'in-force', 'yes', '', NULL, NULL, '', NULL, '', 7);
INSERT INTO phase VALUES (8, '2018-10-03', '2019-10-02', 'in-force', 'yes', 'notice-given', '2019-10-02', '2019-10-02', '', NULL, '', 7);
INSERT INTO phase VALUES (8, '2019-10-03', '9999-12-31', 'terminated', 'yes', '', '2019-10-02', '2019-10-02', '', NULL, '', 7);
INSERT INTO phase VALUES (9, '0001-01-01', '1987-11-05', 'draft', 'yes', '', '2019-05-16', '2019-05-16', '', NULL, '', 7);
INSERT INTO phase VALUES (9, '1987-11-06', '1991-05-16', 'signed', 'yes', '', '2019-05-16', '2019-05-16', '', NULL, '', 7);
INSERT INTO phase VALUES (9, '1991-05-17', '2019-05-16', 'in-force', 'yes', '', '2019-05-16', '2019-05-16', '', NULL, '', 7);
INSERT INTO phase VALUES (9, '2019-05-17', '2029-05-16', 'terminated', 'yes', 'survival', '2019-05-16', '2019-05-16', '', NULL, '', 7);
INSERT INTO phase VALUES (9, '2029-05-17', '9999-12-31', 'terminated', 'yes', '', '2019-05-16', '2019-05-16', '', NULL, '', 7);
INSERT INTO phase VALUES (10, '0001-01-01', '2022-12-26', 'draft', 'yes', '', NULL, NULL, '', NULL, '', 7);
INSERT INTO phase VALUES (10, '2022-12-27', '2023-07-04', 'signed', 'yes', '', NULL, NULL, '', NULL, '', 7);
INSERT INTO phase VALUES (10, '2023-07-05', '2023-08-03', 'signed', 'yes', '', NULL, NULL, '', NULL, '', 7);
INSERT INTO phase VALUES (10, '2023-08-04', '9999-12-31', 'in-force', 'yes', '', NULL, NULL, '', NULL, '', 7);
INSERT INTO phase VALUES (11, '0001-01-01', '2004-05-17', 'draft', 'yes', '', NULL, NULL, 'end', NULL, '', 7);
INSERT INTO phase VALUES (11, '2004-05-18', '9999-12-31', 'signed', 'no', '', NULL, NULL, 'entry; end', NULL, '', 7);
INSERT INTO phase VALUES (13, '0001-01-01', '1996-04-21', 'draft', 'yes', '', NULL, NULL, 'notice', NULL, '', 7);
INSERT INTO phase VALUES (13, '1996-04-22', '1999-06-30', 'signed', 'yes', '', NULL, NULL, 'notice', NULL, '', 7);
INSERT INTO phase VALUES (13, '1999-07-01', '9999-12-31', 'in-force', 'yes', '', NULL, NULL, 'notice', NULL, '', 7);
INSERT INTO phase VALUES (14, '0001-01-01', '2019-11-30', 'draft', 'yes', '', '2027-01-01', '2027-12-31', 'end', '2027-01-01', '', 7);
INSERT INTO phase VALUES (14, '2019-12-01', '2020-01-30', 'draft', 'no', '', '2027-01-01', '2027-12-31', 'end', '2027-01-01', '', 7);
INSERT INTO phase VALUES (14, '2020-01-31', '2020-01-31', 'signed', 'yes', '', '2027-01-01', '2027-12-31', 'end', '2027-01-01', '', 7);
INSERT INTO phase VALUES (14, '2020-02-01', '2027-01-01', 'in-force', 'yes', '', '2027-01-01', '2027-12-31', 'end', '2027-01-01', '', 7);
INSERT INTO phase VALUES (14, '2027-01-02', '2027-12-31', 'in-force', 'no', '', '2027-01-01', '2027-12-31', 'end', '2027-01-01', '', 7);
INSERT INTO phase VALUES (14, '2028-01-01', '9999-12-31', 'expired', 'assumed', '', '2027-01-01', '2027-12-31', 'end', '2027-01-01', '', 7);
INSERT INTO phase VALUES (15, '0001-01-01', '2023-12-31', 'draft', 'yes', '', NULL, NULL, 'end', NULL, '', 7);
INSERT INTO phase VALUES (15, '2024-01-01', '2024-06-30', 'draft', 'no', '', NULL, NULL, 'end', NULL, '', 7);
INSERT INTO phase VALUES (15, '2024-07-01', '9999-12-31', 'provisional', 'yes', '', NULL, NULL, 'end', NULL, '', 7);
INSERT INTO phase VALUES (16, '0001-01-01', '2023-05-16', 'draft', 'yes', '', '2027-02-19', '2027-02-19', '', NULL, '', 7);
INSERT INTO phase VALUES (16, '2023-05-17', '2025-12-31', 'in-force', 'yes', '', '2027-02-19', '2027-02-19', '', NULL, '', 7);
INSERT INTO phase VALUES (16, '2026-01-01', '2027-02-19', 'suspended', 'yes', '', '2027-02-19', '2027-02-19', '', NULL, '', 7);
INSERT INTO phase VALUES (16, '2027-02-20', '9999-12-31', 'expired', 'yes', '', '2027-02-19', '2027-02-19', '', NULL, '', 7);
INSERT INTO phase VALUES (17, '0001-01-01', '2000-09-11', 'draft', 'yes', '', '2023-05-16', '2023-05-16', '', NULL, '', 7);
INSERT INTO phase VALUES (17, '2000-09-12', '2002-05-20', 'signed', 'yes', '', '2023-05-16', '2023-05-16', '', NULL, '', 7);
INSERT INTO phase VALUES (17, '2002-05-21', '2023-05-16', 'in-force', 'yes', '', '2023-05-16', '2023-05-16', '', NULL, '', 7);
INSERT INTO phase VALUES (17, '2023-05-17', '9999-12-31', 'replaced', 'yes', '', '2023-05-16', '2023-05-16', '', NULL, '', 7);
INSERT INTO phase VALUES (19, '0001-01-01', '2026-02-28', 'draft', 'yes', '', NULL, NULL, 'entry; end', NULL, '', 7);
INSERT INTO phase VALUES (19, '2026-03-01', '2026-03-30', 'draft', 'no', '', NULL, NULL, 'entry; end', NULL, '', 7);
INSERT INTO phase VALUES (19, '2026-03-31', '9999-12-31', 'in-force', 'no', '', NULL, NULL, 'entry; end', NULL, '', 7);
INSERT INTO phase VALUES (20, '0001-01-01', '2009-12-31', 'draft', 'yes', '', NULL, NULL, '', NULL, '', 7);
INSERT INTO phase VALUES (20, '2010-01-01', '2010-01-31', 'signed', 'yes', '', NULL, NULL, '', NULL, '', 7);
INSERT INTO phase VALUES (20, '2010-02-01', '9999-12-31', 'in-force', 'yes', '', NULL, NULL, '', NULL, '', 7);
INSERT INTO phase VALUES (21, '0001-01-01', '2027-01-14', 'draft', 'yes', '', NULL, NULL, 'entry; end', NULL, '', 7);
INSERT INTO phase VALUES (21, '2027-01-15', '9999-12-31', 'in-force', 'no', '', NULL, NULL, 'entry; end', NULL, '', 7);
CREATE TABLE deadline (
	agreement_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	known_from DATE NOT NULL, 
	known_to DATE NOT NULL, 
	earliest DATE NOT NULL, 
	latest DATE NOT NULL, 
	moves BOOLEAN DEFAULT '0' NOT NULL, 
	certain TEXT DEFAULT '' NOT NULL, 
	rules INTEGER NOT NULL, 
	CONSTRAINT pk_deadline PRIMARY KEY (agreement_id, kind, known_from), 
	CONSTRAINT ck_deadline_known_from CHECK (known_from IS date(known_from, '+0 days')), 
	CONSTRAINT ck_deadline_known_to CHECK (known_to IS date(known_to, '+0 days')), 
	CONSTRAINT ck_deadline_earliest CHECK (earliest IS date(earliest, '+0 days')), 
	CONSTRAINT ck_deadline_latest CHECK (latest IS date(latest, '+0 days')), 
	CONSTRAINT fk_deadline_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO deadline VALUES (1, 'enters-into-force', '0001-01-01', '2025-04-27', '2025-04-28', '2025-04-28', 0, 'assumed', 7);
INSERT INTO deadline VALUES (1, 'expires', '0001-01-01', '2027-12-31', '2027-01-01', '2027-12-31', 0, 'no', 7);
INSERT INTO deadline VALUES (2, 'enters-into-force', '0001-01-01', '2025-04-27', '2025-04-28', '2025-04-28', 0, 'assumed', 7);
INSERT INTO deadline VALUES (2, 'expires', '0001-01-01', '2026-10-19', '2026-01-01', '2026-12-31', 0, 'no', 7);
INSERT INTO deadline VALUES (2, 'expires', '2026-10-20', '2028-12-31', '2028-12-31', '2028-12-31', 0, 'assumed', 7);
INSERT INTO deadline VALUES (3, 'enters-into-force', '0001-01-01', '2025-04-27', '2025-04-28', '2025-04-28', 0, 'assumed', 7);
INSERT INTO deadline VALUES (4, 'enters-into-force', '0001-01-01', '2025-04-27', '2025-04-28', '2025-04-28', 0, 'assumed', 7);
INSERT INTO deadline VALUES (4, 'expires', '0001-01-01', '2028-12-31', '2028-01-01', '2028-12-31', 0, 'no', 7);
INSERT INTO deadline VALUES (5, 'enters-into-force', '0001-01-01', '2025-04-27', '2025-04-28', '2025-04-28', 0, 'assumed', 7);
INSERT INTO deadline VALUES (7, 'enters-into-force', '0001-01-01', '2011-02-04', '2011-02-05', '2011-02-05', 0, 'yes', 7);
INSERT INTO deadline VALUES (7, 'expires', '0001-01-01', '2021-02-02', '2021-02-04', '2021-02-04', 0, 'yes', 7);
INSERT INTO deadline VALUES (7, 'expires', '2021-02-03', '2026-02-04', '2026-02-04', '2026-02-04', 0, 'yes', 7);
INSERT INTO deadline VALUES (8, 'ends', '2018-10-03', '2019-10-02', '2019-10-02', '2019-10-02', 0, 'yes', 7);
INSERT INTO deadline VALUES (8, 'enters-into-force', '0001-01-01', '1957-06-15', '1957-06-16', '1957-06-16', 0, 'yes', 7);
INSERT INTO deadline VALUES (9, 'ends', '0001-01-01', '2019-05-16', '2019-05-16', '2019-05-16', 0, 'yes', 7);
INSERT INTO deadline VALUES (9, 'enters-into-force', '0001-01-01', '1991-05-16', '1991-05-17', '1991-05-17', 0, 'yes', 7);
INSERT INTO deadline VALUES (9, 'survival-ends', '2019-05-17', '2029-05-16', '2029-05-16', '2029-05-16', 0, 'yes', 7);
INSERT INTO deadline VALUES (10, 'enters-into-force', '2023-07-05', '2023-08-03', '2023-08-04', '2023-08-04', 0, 'yes', 7);
INSERT INTO deadline VALUES (13, 'enters-into-force', '0001-01-01', '1999-06-30', '1999-07-01', '1999-07-01', 0, 'yes', 7);
INSERT INTO deadline VALUES (14, 'enters-into-force', '0001-01-01', '2020-01-31', '2020-02-01', '2020-02-01', 0, 'yes', 7);
INSERT INTO deadline VALUES (14, 'expires', '0001-01-01', '2027-12-31', '2027-01-01', '2027-12-31', 0, 'no', 7);
INSERT INTO deadline VALUES (16, 'enters-into-force', '0001-01-01', '2023-05-16', '2023-05-17', '2023-05-17', 0, 'yes', 7);
INSERT INTO deadline VALUES (16, 'expires', '0001-01-01', '2027-02-19', '2027-02-19', '2027-02-19', 0, 'yes', 7);
INSERT INTO deadline VALUES (17, 'ends', '0001-01-01', '2023-05-16', '2023-05-16', '2023-05-16', 0, 'yes', 7);
INSERT INTO deadline VALUES (17, 'enters-into-force', '0001-01-01', '2002-05-20', '2002-05-21', '2002-05-21', 0, 'yes', 7);
INSERT INTO deadline VALUES (19, 'enters-into-force', '0001-01-01', '2026-03-30', '2026-03-01', '2026-03-31', 0, 'no', 7);
INSERT INTO deadline VALUES (20, 'enters-into-force', '0001-01-01', '2010-01-31', '2010-02-01', '2010-02-01', 0, 'yes', 7);
INSERT INTO deadline VALUES (21, 'enters-into-force', '0001-01-01', '2027-01-14', '2027-01-15', '2027-01-15', 0, 'assumed', 7);
CREATE TABLE series (
	agreement_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	known_from DATE NOT NULL, 
	known_to DATE NOT NULL, 
	base_earliest DATE, 
	base_latest DATE, 
	first_months INTEGER NOT NULL, 
	first_days INTEGER NOT NULL, 
	step_months INTEGER, 
	step_days INTEGER, 
	renewal_limit INTEGER, 
	notice_months INTEGER, 
	notice_days INTEGER, 
	notice_none BOOLEAN DEFAULT '0' NOT NULL, 
	rules INTEGER NOT NULL, 
	CONSTRAINT pk_series PRIMARY KEY (agreement_id, position), 
	CONSTRAINT ck_series_known_from CHECK (known_from IS date(known_from, '+0 days')), 
	CONSTRAINT ck_series_known_to CHECK (known_to IS date(known_to, '+0 days')), 
	CONSTRAINT ck_series_base_earliest CHECK (base_earliest IS date(base_earliest, '+0 days')), 
	CONSTRAINT ck_series_base_latest CHECK (base_latest IS date(base_latest, '+0 days')), 
	CONSTRAINT fk_series_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO series VALUES (1, 0, '0001-01-01', '9999-12-31', '2027-01-02', '2028-01-01', 0, 0, NULL, NULL, 0, NULL, NULL, 0, 7);
INSERT INTO series VALUES (2, 0, '0001-01-01', '2026-10-19', '2026-01-02', '2027-01-01', 0, 0, NULL, NULL, 0, NULL, NULL, 0, 7);
INSERT INTO series VALUES (2, 1, '2026-10-20', '9999-12-31', '2029-01-01', '2029-01-01', 0, 0, NULL, NULL, 0, NULL, NULL, 0, 7);
INSERT INTO series VALUES (4, 0, '0001-01-01', '9999-12-31', '2028-01-02', '2029-01-01', 0, 0, NULL, NULL, 0, NULL, NULL, 0, 7);
INSERT INTO series VALUES (7, 0, '0001-01-01', '2021-02-02', '2011-02-05', '2011-02-05', 120, 0, NULL, NULL, 0, NULL, NULL, 0, 7);
INSERT INTO series VALUES (7, 1, '2021-02-03', '9999-12-31', '2026-02-05', '2026-02-05', 0, 0, NULL, NULL, 0, NULL, NULL, 0, 7);
INSERT INTO series VALUES (9, 0, '0001-01-01', '9999-12-31', '1991-05-17', '1991-05-17', 120, 0, 24, 0, NULL, 6, 0, 0, 7);
INSERT INTO series VALUES (13, 0, '0001-01-01', '9999-12-31', '1999-07-01', '1999-07-01', 120, 0, 12, 0, NULL, NULL, NULL, 0, 7);
INSERT INTO series VALUES (14, 0, '0001-01-01', '9999-12-31', '2027-01-02', '2028-01-01', 0, 0, NULL, NULL, 0, NULL, NULL, 0, 7);
INSERT INTO series VALUES (16, 0, '0001-01-01', '9999-12-31', '2027-02-20', '2027-02-20', 0, 0, NULL, NULL, 0, NULL, NULL, 0, 7);
INSERT INTO series VALUES (17, 0, '0001-01-01', '9999-12-31', '2002-05-21', '2002-05-21', 60, 0, 60, 0, 9, 6, 0, 0, 7);
INSERT INTO series VALUES (20, 0, '0001-01-01', '9999-12-31', '2010-02-01', '2010-02-01', 60, 0, 60, 0, NULL, 6, 0, 0, 7);
CREATE TABLE recurring (
	agreement_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	known_from DATE NOT NULL, 
	known_to DATE NOT NULL, 
	kind TEXT DEFAULT '' NOT NULL, 
	scale TEXT DEFAULT '' NOT NULL, 
	period INTEGER NOT NULL, 
	width INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	rules INTEGER NOT NULL, 
	CONSTRAINT pk_recurring PRIMARY KEY (agreement_id, position), 
	CONSTRAINT ck_recurring_known_from CHECK (known_from IS date(known_from, '+0 days')), 
	CONSTRAINT ck_recurring_known_to CHECK (known_to IS date(known_to, '+0 days')), 
	CONSTRAINT ck_recurring_first_day CHECK (first_day IS date(first_day, '+0 days')), 
	CONSTRAINT ck_recurring_last_day CHECK (last_day IS date(last_day, '+0 days')), 
	CONSTRAINT fk_recurring_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO recurring VALUES (13, 0, '0001-01-01', '9999-12-31', 'renews', 'months', 372, 0, 186, '2009-07-01', '9999-12-31', 7);
INSERT INTO recurring VALUES (20, 0, '0001-01-01', '9999-12-31', 'notice-by', 'months', 1860, 15, 1698, '2014-07-31', '9999-12-31', 7);
INSERT INTO recurring VALUES (20, 1, '0001-01-01', '9999-12-31', 'renews', 'months', 1860, 0, 31, '2015-02-01', '9999-12-31', 7);
CREATE INDEX ix_agreement_source_id ON agreement (source_id);
CREATE INDEX ix_agreement_title_signed ON agreement (title, signed);
CREATE INDEX ix_deadline_latest ON deadline (latest);
CREATE INDEX ix_event_kind_date_latest ON event (kind, date_latest);
CREATE INDEX ix_few_agreement_id ON series (agreement_id) WHERE base_earliest IS NULL OR base_earliest <> base_latest;
CREATE INDEX ix_few_ends_latest_ends_earliest ON phase (ends_latest, ends_earliest) WHERE ends_earliest <> ends_latest;
CREATE INDEX ix_few_id ON history (id) WHERE before <> '';
CREATE INDEX ix_few_kind_date_latest_date_earliest ON event (kind, date_latest, date_earliest) WHERE date_earliest <> date_latest;
CREATE INDEX ix_few_last_day_first_day ON phase (last_day, first_day) WHERE contradiction <> '';
CREATE INDEX ix_few_latest_earliest ON deadline (latest, earliest) WHERE earliest <> latest;
CREATE INDEX ix_few_lead ON agreement (lead) WHERE lead <> '';
CREATE INDEX ix_few_undoes_operation ON history (undoes, operation) WHERE undoes <> '';
CREATE INDEX ix_history_at ON history (at);
CREATE INDEX ix_history_operation ON history (operation);
CREATE INDEX ix_history_subject_ref ON history (subject, ref);
CREATE INDEX ix_listed_field_folded ON listed (field, folded);
CREATE INDEX ix_phase_ends_latest ON phase (ends_latest);
CREATE INDEX ix_phase_status_last_day ON phase (status, last_day, first_day, confirm, renewal);
CREATE INDEX ix_recurring_scale_period_width_place ON recurring (scale, period, width, place);
CREATE INDEX ix_reference_ref_how ON reference (ref, how);
CREATE INDEX ix_relation_event_date_earliest ON relation_event (date_earliest);
CREATE INDEX ix_relation_event_item_field_folded ON relation_event_item (field, folded);
CREATE INDEX ix_relation_event_party_party_event_id ON relation_event_party (party, event_id);
CREATE INDEX ix_side_party_agreement_id ON side (party, agreement_id);
CREATE VIRTUAL TABLE search USING fts5(search_text, content='agreement', content_rowid='id', tokenize='ascii', detail='none', columnsize=0);
INSERT INTO search (search) VALUES ('rebuild');
COMMIT;
