"""What version 2 of a study file adds: marks, negative cases, versions of themes, snapshots, answers, parked codes."""

TABLES = """
ALTER TABLE codes ADD COLUMN parked TEXT NOT NULL DEFAULT '';
CREATE INDEX texts_by_length ON texts (length(text));

CREATE TABLE document_marks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('read', 'checked')),
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  UNIQUE (document_id, coder_id, kind)
) STRICT;
CREATE INDEX document_marks_by_coder ON document_marks (coder_id);

CREATE TABLE theme_reviews (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  theme_id INTEGER NOT NULL REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED,
  coder_id INTEGER NOT NULL REFERENCES coders(id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  UNIQUE (theme_id, coder_id)
) STRICT;
CREATE INDEX theme_reviews_by_coder ON theme_reviews (coder_id);

CREATE TABLE theme_versions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  theme_id INTEGER NOT NULL REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED,
  theme_guid TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL DEFAULT '',
  label_nb TEXT NOT NULL DEFAULT '',
  label_en TEXT NOT NULL DEFAULT '',
  definition TEXT NOT NULL DEFAULT '',
  idea TEXT NOT NULL DEFAULT '',
  scope TEXT NOT NULL DEFAULT '',
  is_not TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  coder TEXT NOT NULL,
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX theme_versions_by_theme ON theme_versions (theme_id);

CREATE TABLE negative_cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  theme_id INTEGER REFERENCES themes(id) DEFERRABLE INITIALLY DEFERRED,
  code_id INTEGER REFERENCES codes(id) DEFERRABLE INITIALLY DEFERRED,
  coding_id INTEGER REFERENCES codings(id) DEFERRABLE INITIALLY DEFERRED,
  answer TEXT NOT NULL CHECK (answer IN ('handled', 'none found')),
  text TEXT NOT NULL DEFAULT '',
  coder TEXT NOT NULL,
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  CHECK ((theme_id IS NULL) <> (code_id IS NULL)),
  CHECK (answer = 'handled' OR coding_id IS NULL)
) STRICT;
CREATE INDEX negative_cases_by_theme ON negative_cases (theme_id);
CREATE INDEX negative_cases_by_code ON negative_cases (code_id);
CREATE INDEX negative_cases_by_coding ON negative_cases (coding_id);

CREATE TABLE snapshots (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  phase INTEGER CHECK (phase BETWEEN 1 AND 6),
  digest TEXT NOT NULL,
  content TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  coder TEXT NOT NULL,
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

CREATE TABLE checklist_answers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  checklist TEXT NOT NULL,
  item TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('answered', 'not applicable')),
  text TEXT NOT NULL,
  coder TEXT NOT NULL,
  created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
  UNIQUE (checklist, item)
) STRICT;
"""

ONE_OF = {"negative_cases": frozenset({"theme_id", "code_id"})}
"""Columns that may be empty, though not all of a row's at once: what they point to cannot go without the row."""
