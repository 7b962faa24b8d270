"""Column types that carry their own documentation: `docs/tables.md` and the Parquet schema are made from them."""

from typing import Annotated

Id = Annotated[str, "identifier, unique in its table"]
Start = Annotated[int, "first code point of the quote in the document's text"]
End = Annotated[int, "code point after the last one (half-open)"]
Quote = Annotated[str, "the exact words: text[start:end]"]
Edtf = Annotated[str | None, "date as EDTF (ISO 8601-2), never more precise than the text; null when open"]
Rules = Annotated[tuple[str, ...], "lexicon entries (layer/id) that made the row"]
Side = Annotated[str | None, "side of the conflict, by short id; two sides joined with '+'"]
PlaceId = Annotated[str | None, "gazetteer id of the place"]
ClaimId = Annotated[str | None, "the claim that holds the row"]
SameAs = Annotated[str | None, "an earlier row that this one repeats"]
Low = Annotated[float | None, "lowest value that the words allow"]
Best = Annotated[float | None, "the value reported; null for a range or a vague word"]
High = Annotated[float | None, "highest value that the words allow; null when open"]
Bound = Annotated[str | None, "at_least, more_than, at_most, less_than or null"]
Approx = Annotated[bool, "the words call it approximate"]
