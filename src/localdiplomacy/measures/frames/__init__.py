"""The engine on data frames: what narwhals knows (pandas, Polars, PyArrow, DuckDB, Dask, Ibis, PySpark) into cells."""
