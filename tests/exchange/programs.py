"""Files as other programs write them, made with SQLite alone: QualCoder's and Taguette's databases."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

QUALCODER = """
CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer,
  bookmarkpos integer, codername text, recently_used_codes text);
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text,
  date text, av_text_id integer, risid integer, unique(name));
CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer,
  height integer, cid integer, memo text, date text, owner text, important integer, pdf_page integer);
CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text,
  date text, owner text, important integer);
CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text,
  date text, unique(fid, pos0, pos1, owner));
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text,
  valuetype text);
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text,
  owner text, unique(name, attr_type, id));
CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text,
  date text, memo text);
CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text,
  constraint ucm unique(name));
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer,
  unique(name));
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer,
  pos1 integer, owner text, date text, memo text, avid integer, important integer,
  unique(cid, fid, pos0, pos1, owner));
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text,
  color text, unique(name));
CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text, unique(name));
CREATE TABLE stored_sql (title text, description text, grouper text, ssql text, unique(title));
CREATE TABLE graph (grid integer primary key, name text, description text, date text, scene_width integer,
  scene_height integer, unique(name));
CREATE TABLE coder_names (name text, visibility integer not null default 1);
CREATE VIEW code_text_visible AS SELECT code_text.* FROM code_text
  JOIN coder_names ON code_text.owner = coder_names.name;
"""

TAGUETTE = """
CREATE TABLE users (login VARCHAR(30) NOT NULL PRIMARY KEY, created DATETIME NOT NULL, hashed_password VARCHAR(192),
  disabled BOOLEAN, language VARCHAR(10), email VARCHAR(256));
CREATE TABLE projects (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL,
  created DATETIME NOT NULL);
CREATE TABLE project_members (project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL, privileges VARCHAR(11),
  PRIMARY KEY (project_id, user_login));
CREATE TABLE documents (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL,
  filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, project_id INTEGER NOT NULL, text_direction VARCHAR(13),
  contents TEXT NOT NULL);
CREATE TABLE commands (id INTEGER PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL,
  project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL);
CREATE TABLE highlights (id INTEGER PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL,
  start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL,
  description TEXT NOT NULL, UNIQUE (project_id, path));
CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL,
  PRIMARY KEY (highlight_id, tag_id));
"""

DAY = "2024-03-05 08:09:10"


def write(path: Path, schema: str, **tables: list[dict[str, object]]) -> Path:
    """A database with these rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema)
        fill(connection, **tables)
    return path


def fill(connection: sqlite3.Connection, **tables: list[dict[str, object]]) -> None:
    """Rows into tables."""
    for table, rows in tables.items():
        for row in rows:
            names, marks = ", ".join(row), ", ".join("?" for _ in row)
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
    connection.commit()


def qualcoder(folder: Path, **tables: list[dict[str, object]]) -> Path:
    """The folder of a QualCoder project."""
    about = [{"databaseversion": "v14", "date": DAY, "memo": "", "about": "QualCoder 3.8", "codername": "kari"}]
    write(folder / "data.qda", QUALCODER, **{"project": about, **tables})
    return folder


def taguette(path: Path, **tables: list[dict[str, object]]) -> Path:
    """A Taguette database with a project 1 of a user, unless other ones are given."""
    rows = {
        "users": [{"login": "kari", "created": DAY, "hashed_password": "scrypt:hemmelig", "email": "k@example.org"}],
        "projects": [{"id": 1, "name": "Nord", "description": "", "created": DAY}],
        "project_members": [{"project_id": 1, "user_login": "kari", "privileges": "ADMIN"}],
    }
    return write(path, TAGUETTE, **(rows | tables))


def command(user: str, date: str = DAY, project: int = 1, **payload: object) -> dict[str, object]:
    """A row of Taguette's record of changes."""
    return {"user_login": user, "date": date, "project_id": project, "payload": json.dumps(payload)}
