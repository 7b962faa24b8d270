"""`docs/tables.md`, made from the row types: every table, every column, its type and what it means."""

import pyarrow as pa

from analysis.tables import TABLES, schema

TYPES = {"string": "text", "int64": "whole number", "double": "number", "bool": "true or false"}
HEAD = """# The tables

Made from the row types by `make docs`; a test holds it to them. Every position is a half-open range of code points in the document's text:
`text[start:end] == quote`. Ids are unique over a run: `document:row`. Empty tables have their columns too.
"""


def tables_page() -> str:
    """The page, as Markdown."""
    return HEAD + "".join(_section(name) for name in TABLES)


def _section(name: str) -> str:
    summary = (TABLES[name].__doc__ or "").split("\n")[0]
    rows = [f"| `{f.name}` | {_type(f)} | {f.metadata[b'doc'].decode()} |" for f in schema(name)]
    return f"\n## {name}\n\n{summary}\n\n| column | type | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _type(field: pa.Field) -> str:
    kind = "list of texts" if pa.types.is_list(field.type) else TYPES[str(field.type)]
    return kind + (", may be null" if field.nullable else "")


if __name__ == "__main__":
    print(tables_page(), end="")
