"""Rows to a Parquet file: typed columns, each with what it says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thematic.report.segments import Described


def parquet_bytes(columns: "Sequence[Described]", rows: Sequence[Sequence[Any]]) -> bytes:
    """A Parquet file of ``rows``; equal values give equal bytes.

    Integers are 64 bits wide, times are seconds in UTC; what is None is null. What a column says stands in its field's
    metadata under "description". Text is compressed by zstd.
    """
    import io

    import pyarrow
    from pyarrow import parquet

    types = {
        "integer": pyarrow.int64(),
        "text": pyarrow.string(),
        "time": pyarrow.timestamp("s", tz="UTC"),
    }
    fields = [
        pyarrow.field(column.name, types[column.kind], metadata={"description": column.says}) for column in columns
    ]
    arrays = [
        pyarrow.array([_value(row[place], column.kind) for row in rows], types[column.kind])
        for place, column in enumerate(columns)
    ]
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields)), out, compression="zstd")
    return out.getvalue()


def _value(value: Any, kind: str) -> Any:
    from datetime import datetime

    if kind == "time" and value is not None:
        return datetime.fromisoformat(value)
    # Half of a surrogate pair is no text that another program could read.
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
