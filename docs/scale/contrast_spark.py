"""The counts of a contrast from a study's Parquet files, with Spark: spark-submit contrast_spark.py FOLDER OUTPUT."""

import sys
from pathlib import Path

from pyspark.sql import SparkSession

PARTITIONED = ("turns", "codings", "segments")
COMPARISON = ("absence", "low", "high", "code")
CONDITIONS = [("role", "employee")]


def contrast(spark, folder, comparison, conditions):
    """Compare two values of an attribute among the voices that meet the conditions."""
    for path in sorted(Path(folder).iterdir()):
        if path.stem in PARTITIONED or path.suffix == ".parquet":
            spark.read.parquet(str(path)).createOrReplaceTempView(path.stem)
    spark.createDataFrame(
        [comparison], "attribute STRING, value_a STRING, value_b STRING, kind STRING"
    ).createOrReplaceTempView("comparison")
    spark.createDataFrame(conditions, "attribute STRING, value STRING").createOrReplaceTempView("conditions")
    return spark.sql(Path(__file__).with_name("contrast.sql").read_text(encoding="utf-8"))


if __name__ == "__main__":
    session = (
        SparkSession.builder.appName("contrast")
        # The keys in the folders' names are text, also where one happens to look like a number.
        .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        .getOrCreate()
    )
    contrast(session, sys.argv[1], COMPARISON, CONDITIONS).coalesce(1).write.csv(sys.argv[2], header=True, sep="\t")
    session.stop()
