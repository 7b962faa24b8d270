"""PDFs, by the text layer of a small one that typst has set."""

import typst

from tests.fuzz.harness import ARTICLE, reader

reader(".pdf", typst.compile(f'#set text(lang: "ar", font: "Amiri")\n{ARTICLE}'.encode()))
