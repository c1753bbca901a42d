"""The tables and views of a study file, as SQL: the contract that every other module of the store builds on.

Every table in ``TRACKED`` has an ``id`` and is written only inside an operation; the journal triggers of
``triggers.py`` are generated from this list. Positions are 0-based, half-open, in Unicode code points.
``*_key`` columns hold the folded name (``names.fold``) that makes names unique whatever their case or
normal form. An operation's journal entries lie side by side (writers exclude each other), so that
``first_entry`` and ``last_entry`` find them without an index that every insert would pay for.
"""

APPLICATION_ID = 0x54484D41
"""'THMA': marks a SQLite file as a thematic study."""

VERSION = 2
"""``user_version`` of the newest study file that this code writes."""

TABLES = """
CREATE TABLE operations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  started TEXT NOT NULL,
  finished TEXT,
  coder TEXT NOT NULL,
  verb TEXT NOT NULL,
  phase INTEGER CHECK (phase BETWEEN 1 AND 6),
  reason TEXT NOT NULL DEFAULT '',
  summary TEXT NOT NULL DEFAULT '',
  first_entry INTEGER NOT NULL DEFAULT 0,
  last_entry INTEGER NOT NULL DEFAULT 0,
  undoes INTEGER REFERENCES operations(id),
  undone_by INTEGER REFERENCES operations(id),
  version TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_open_operation ON operations ((1)) WHERE finished IS NULL;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operations(id),
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE TABLE texts_touched (document_id INTEGER PRIMARY KEY) STRICT;

CREATE TABLE settings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE coders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  lead INTEGER NOT NULL DEFAULT 0 CHECK (lead IN (0, 1)),
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE UNIQUE INDEX one_lead ON coders (lead) WHERE lead = 1;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  kind TEXT NOT NULL CHECK (kind IN ('site', 'group', 'participant')),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  parent_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (kind, name_key),
  CHECK (kind = 'group' OR parent_id IS NULL)
) STRICT;
CREATE INDEX cases_by_parent ON cases (parent_id);

CREATE TABLE attributes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  design INTEGER NOT NULL DEFAULT 0 CHECK (design IN (0, 1)),
  label_nb TEXT NOT NULL DEFAULT '',
  label_en TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE attribute_values (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  attribute_id INTEGER NOT NULL REFERENCES attributes(id) DEFERRABLE INITIALLY DEFERRED,
  value TEXT NOT NULL,
  label_nb TEXT NOT NULL DEFAULT '',
  label_en TEXT NOT NULL DEFAULT '',
  UNIQUE (attribute_id, value)
) STRICT;

CREATE TABLE case_attributes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
  attribute_id INTEGER NOT NULL REFERENCES attributes(id) DEFERRABLE INITIALLY DEFERRED,
  value TEXT NOT NULL,
  UNIQUE (case_id, attribute_id)
) STRICT;
CREATE INDEX case_attributes_by_attribute ON case_attributes (attribute_id);

CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL DEFAULT '',
  group_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
  source_name TEXT NOT NULL DEFAULT '',
  source_sha256 TEXT NOT NULL DEFAULT '',
  reader TEXT NOT NULL DEFAULT '',
  encoding TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX documents_by_group ON documents (group_id);

CREATE TABLE texts (
  id INTEGER PRIMARY KEY REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE speakers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT 'participant' CHECK (role IN ('interviewer', 'participant', 'other')),
  participant_id INTEGER REFERENCES cases(id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (document_id, name_key)
) STRICT;
CREATE INDEX speakers_by_participant ON speakers (participant_id);

CREATE TABLE turns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number >= 1),
  speaker_id INTEGER REFERENCES speakers(id) DEFERRABLE INITIALLY DEFERRED,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words INTEGER NOT NULL,
  label_start INTEGER,
  label_end INTEGER,
  time_start INTEGER,
  time_end INTEGER,
  UNIQUE (document_id, number),
  CHECK (0 <= start AND start <= "end")
) STRICT;
CREATE INDEX turns_by_speaker ON turns (speaker_id);
CREATE INDEX turns_by_start ON turns (document_id, start);
CREATE INDEX turns_by_end ON turns (document_id, "end");

CREATE TABLE annotations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  value TEXT NOT NULL DEFAULT '',
  CHECK (0 <= start AND start <= "end")
) STRICT;
CREATE INDEX annotations_by_document ON annotations (document_id, start);

CREATE TABLE questions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  theme TEXT NOT NULL DEFAULT '',
  wording_nb TEXT NOT NULL DEFAULT '',
  wording_en TEXT NOT NULL DEFAULT '',
  probes TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE asked (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  question_id INTEGER NOT NULL REFERENCES questions(id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (document_id, question_id)
) STRICT;
CREATE INDEX asked_by_question ON asked (question_id);

CREATE TABLE codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
  label_nb TEXT NOT NULL DEFAULT '',
  label_en TEXT NOT NULL DEFAULT '',
  definition TEXT NOT NULL DEFAULT '',
  include TEXT NOT NULL DEFAULT '',
  exclude TEXT NOT NULL DEFAULT '',
  example TEXT NOT NULL DEFAULT '',
  concept TEXT NOT NULL DEFAULT '',
  colour TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX codes_by_parent ON codes (parent_id);

CREATE TABLE concepts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  label_nb TEXT NOT NULL DEFAULT '',
  label_en TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE codings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
  coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
  layer TEXT NOT NULL DEFAULT 'independent' CHECK (layer IN ('independent', 'consensus')),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  stance TEXT NOT NULL DEFAULT '' CHECK (stance IN ('', '+', '-', '±')),
  quote TEXT NOT NULL,
  before TEXT NOT NULL DEFAULT '',
  after TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  UNIQUE (document_id, code_id, coder_id, layer, start, "end", stance),
  CHECK (0 <= start AND start < "end")
) STRICT;
CREATE INDEX codings_by_code ON codings (code_id);
CREATE INDEX codings_by_coder ON codings (coder_id);

CREATE TABLE coding_origins (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  coding_id INTEGER NOT NULL REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
  former_guid TEXT NOT NULL,
  former_code TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX coding_origins_by_coding ON coding_origins (coding_id);

CREATE TABLE assignments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
  layer TEXT NOT NULL DEFAULT 'independent' CHECK (layer IN ('independent', 'consensus')),
  assigned TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  finished TEXT,
  UNIQUE (document_id, coder_id, layer)
) STRICT;
CREATE INDEX assignments_by_coder ON assignments (coder_id);

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  readings TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('agreed', 'missed', 'boundary', 'different code', 'stance')),
  decision TEXT NOT NULL CHECK (decision IN ('agreed', 'keep', 'both', 'new', 'neither')),
  kept TEXT NOT NULL DEFAULT '',
  new_code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
  new_start INTEGER,
  new_end INTEGER,
  coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  settled TEXT,
  CHECK (0 <= start AND start < "end"),
  CHECK ((decision = 'new') = (new_code_id IS NOT NULL AND new_start IS NOT NULL AND new_end IS NOT NULL))
) STRICT;
CREATE INDEX decisions_by_document ON decisions (document_id);
CREATE INDEX decisions_by_code ON decisions (code_id);
CREATE INDEX decisions_by_new_code ON decisions (new_code_id);
CREATE INDEX decisions_by_coder ON decisions (coder_id);

CREATE TABLE themes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL DEFAULT 'candidate'
    CHECK (status IN ('candidate', 'reviewed', 'defined', 'dropped')),
  label_nb TEXT NOT NULL DEFAULT '',
  label_en TEXT NOT NULL DEFAULT '',
  definition TEXT NOT NULL DEFAULT '',
  idea TEXT NOT NULL DEFAULT '',
  scope TEXT NOT NULL DEFAULT '',
  is_not TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX themes_by_parent ON themes (parent_id);

CREATE TABLE theme_codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  theme_id INTEGER NOT NULL REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED,
  code_id INTEGER NOT NULL REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (theme_id, code_id)
) STRICT;
CREATE INDEX theme_codes_by_code ON theme_codes (code_id);

CREATE TABLE memos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  kind TEXT NOT NULL DEFAULT 'analytic'
    CHECK (kind IN ('analytic', 'reflexive', 'method', 'familiarisation', 'decision')),
  target_table TEXT NOT NULL DEFAULT '',
  target_id INTEGER,
  text TEXT NOT NULL,
  coder TEXT NOT NULL,
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX memos_by_target ON memos (target_table, target_id);
"""

TRACKED = (
    "settings",
    "coders",
    "cases",
    "attributes",
    "attribute_values",
    "case_attributes",
    "documents",
    "texts",
    "speakers",
    "turns",
    "annotations",
    "questions",
    "asked",
    "codes",
    "concepts",
    "codings",
    "coding_origins",
    "assignments",
    "decisions",
    "themes",
    "theme_codes",
    "document_marks",
    "theme_reviews",
    "theme_versions",
    "negative_cases",
    "snapshots",
    "checklist_answers",
    "memos",
)
"""Tables whose every change is journalled, parents before children; memos, which hang on any, last."""

VIEWS = """
CREATE VIEW coded_segments AS
SELECT codings.id, documents.name AS document, groups.name AS "group", sites.name AS site,
       turns.number AS turn, speakers.name AS speaker, speakers.role AS speaker_role,
       participants.name AS participant, codings.start, codings."end", codings.quote,
       codes.name AS code, codings.stance, coders.name AS coder, codings.layer, codings.created
FROM codings
JOIN documents ON documents.id = codings.document_id
JOIN codes ON codes.id = codings.code_id
JOIN coders ON coders.id = codings.coder_id
LEFT JOIN cases AS groups ON groups.id = documents.group_id
LEFT JOIN cases AS sites ON sites.id = groups.parent_id
LEFT JOIN turns ON turns.id = (
  SELECT id FROM turns WHERE turns.document_id = codings.document_id AND turns."end" > codings.start
  ORDER BY turns."end" LIMIT 1) AND turns.start < codings."end"
LEFT JOIN speakers ON speakers.id = turns.speaker_id
LEFT JOIN cases AS participants ON participants.id = speakers.participant_id;

CREATE VIEW theme_tree AS
SELECT themes.name AS theme, parents.name AS parent, themes.status, codes.name AS code
FROM themes
LEFT JOIN themes AS parents ON parents.id = themes.parent_id
LEFT JOIN theme_codes ON theme_codes.theme_id = themes.id
LEFT JOIN codes ON codes.id = theme_codes.code_id;

CREATE VIEW turns_read AS
SELECT documents.name AS document, turns.number AS turn, speakers.name AS speaker, speakers.role,
       substr(texts.text, turns.start + 1, turns."end" - turns.start) AS said
FROM turns
JOIN documents ON documents.id = turns.document_id
JOIN texts ON texts.id = documents.id
LEFT JOIN speakers ON speakers.id = turns.speaker_id;
"""
