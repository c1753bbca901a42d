"""The triggers that keep a study's promises inside the database, whichever program writes to it.

Every tracked table gets three journal triggers (before and after image of the row as JSON, in the same
transaction) which refuse a write outside an operation. Codings are refused where their quote is not the
text at their position: at insert and update, or, where the operation touches the text, when it ends.
"""

from collections.abc import Iterator, Mapping, Sequence

OUTSIDE = "thematic: a change outside an operation is refused"
WRONG_QUOTE = "thematic: the quote of a coding is not the text at its position"
MEMO_LEFT = "thematic: a memo hangs on this row"
MEMO_ASTRAY = "thematic: a memo must hang on something that is there"
CIRCLE = "thematic: a code or theme cannot stand below itself"

MEMO_TARGETS = ("documents", "cases", "codes", "codings", "themes", "questions", "speakers")
"""Tables whose rows a memo may hang on; such a row cannot go while the memo stays."""

TREES = ("codes", "themes")

_OPEN = "(SELECT id FROM operations WHERE finished IS NULL)"


def journal_triggers(columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """CREATE TRIGGER statements for the tracked tables; ``columns`` maps a table to its column names."""
    for table, names in columns.items():
        old, new = _image("OLD", names), _image("NEW", names)
        yield _journal(table, "insert", "NEW", "NULL", new)
        yield _journal(table, "update", "NEW", old, new)
        yield _journal(table, "delete", "OLD", old, "NULL")


def _image(side: str, names: Sequence[str]) -> str:
    pairs = ", ".join(f"'{name}', {side}.\"{name}\"" for name in names)
    return f"json_object({pairs})"


def _journal(table: str, event: str, side: str, before: str, after: str) -> str:
    return (
        f'CREATE TRIGGER journal_{table}_{event} AFTER {event.upper()} ON "{table}" BEGIN\n'
        f"  SELECT RAISE(ABORT, '{OUTSIDE}') WHERE {_OPEN} IS NULL;\n"
        f"  INSERT INTO journal (operation_id, table_name, row_id, before, after)\n"
        f"  VALUES ({_OPEN}, '{table}', {side}.id, {before}, {after});\n"
        f"END"
    )


def guard_triggers() -> Iterator[str]:
    """CREATE TRIGGER statements for quotes, texts, memos' targets and the trees of codes and themes."""
    for event in ("INSERT", "UPDATE"):
        yield f"""CREATE TRIGGER quote_is_text_{event.lower()} BEFORE {event} ON codings
WHEN NOT EXISTS (SELECT 1 FROM texts_touched WHERE document_id = NEW.document_id) BEGIN
  SELECT RAISE(ABORT, '{WRONG_QUOTE}') WHERE NOT EXISTS (
    SELECT 1 FROM texts WHERE texts.id = NEW.document_id
    AND substr(texts.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.quote);
END"""
    for event, side in (("UPDATE", "NEW"), ("DELETE", "OLD")):
        yield f"""CREATE TRIGGER text_touched_{event.lower()} AFTER {event} ON texts BEGIN
  INSERT OR IGNORE INTO texts_touched (document_id) VALUES ({side}.id);
END"""
    yield f"""CREATE TRIGGER quotes_hold_at_the_end BEFORE UPDATE OF finished ON operations
WHEN OLD.finished IS NULL AND EXISTS (SELECT 1 FROM texts_touched) BEGIN
  SELECT RAISE(ABORT, '{WRONG_QUOTE}') WHERE EXISTS (
    SELECT 1 FROM texts_touched JOIN codings ON codings.document_id = texts_touched.document_id
    LEFT JOIN texts ON texts.id = codings.document_id
    WHERE texts.text IS NULL
    OR substr(texts.text, codings.start + 1, codings."end" - codings.start) <> codings.quote);
  DELETE FROM texts_touched;
END"""
    for table in MEMO_TARGETS:
        yield f"""CREATE TRIGGER memo_keeps_{table} BEFORE DELETE ON {table}
WHEN EXISTS (SELECT 1 FROM memos WHERE target_table = '{table}' AND target_id = OLD.id) BEGIN
  SELECT RAISE(ABORT, '{MEMO_LEFT}');
END"""
    there = " UNION ALL ".join(
        f"SELECT 1 FROM {table} WHERE NEW.target_table = '{table}' AND id = NEW.target_id" for table in MEMO_TARGETS
    )
    for event in ("INSERT", "UPDATE"):
        yield f"""CREATE TRIGGER memo_has_target_{event.lower()} BEFORE {event} ON memos
WHEN NEW.target_table <> '' BEGIN
  SELECT RAISE(ABORT, '{MEMO_ASTRAY}') WHERE NOT EXISTS ({there});
END"""
    for table in TREES:
        for event in ("INSERT", "UPDATE OF parent_id"):
            yield f"""CREATE TRIGGER {table}_form_a_tree_{event.split()[0].lower()} AFTER {event} ON {table}
WHEN NEW.parent_id IS NOT NULL BEGIN
  SELECT RAISE(ABORT, '{CIRCLE}') WHERE NEW.id IN (
    WITH RECURSIVE above(id) AS (
      SELECT NEW.parent_id UNION SELECT {table}.parent_id FROM above JOIN {table} ON {table}.id = above.id)
    SELECT id FROM above);
END"""
