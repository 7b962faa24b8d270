"""A run: articles in, one published folder of tables, charts, notebooks and briefs out."""
