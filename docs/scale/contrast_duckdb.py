"""The counts of a contrast from a study's Parquet files, with DuckDB: contrast_duckdb.py FOLDER."""

import sys
from pathlib import Path

import duckdb

PARTITIONED = ("turns", "codings", "segments")
COMPARISON = ("absence", "low", "high", "code")
CONDITIONS = [("role", "employee")]


def open_tables(folder):
    """A view on every table of the folder. The format is built in: nothing is fetched."""
    database = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    for path in sorted(Path(folder).iterdir()):
        if path.stem in PARTITIONED:
            source = (
                f"read_parquet('{path}/*/*.parquet', hive_partitioning = true, hive_types = {{'document': VARCHAR}})"
            )
        elif path.suffix == ".parquet":
            source = f"read_parquet('{path}')"
        else:
            continue
        database.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM {source}")
    database.execute(
        "CREATE TABLE comparison (attribute VARCHAR, value_a VARCHAR, value_b VARCHAR, kind VARCHAR);"
        "CREATE TABLE conditions (attribute VARCHAR, value VARCHAR)"
    )
    return database


def contrast(database, comparison, conditions):
    """Compare two values of an attribute among the voices that meet the conditions."""
    database.execute("DELETE FROM comparison; DELETE FROM conditions")
    database.execute("INSERT INTO comparison VALUES (?, ?, ?, ?)", comparison)
    for condition in conditions:
        database.execute("INSERT INTO conditions VALUES (?, ?)", condition)
    return database.execute(Path(__file__).with_name("contrast.sql").read_text(encoding="utf-8"))


if __name__ == "__main__":
    found = contrast(open_tables(sys.argv[1]), COMPARISON, CONDITIONS)
    print(*(column[0] for column in found.description), sep="\t")
    for row in found.fetchall():
        print(*row, sep="\t")
