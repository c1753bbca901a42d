"""The ground floor: one SQLite file a study, its schema, its journal, and every line of SQL."""
