"""A study as Parquet files, for engines that read many studies or very large ones at once."""
