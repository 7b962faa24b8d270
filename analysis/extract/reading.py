"""Everything that the steps of the extraction know of a document before they begin."""

from bisect import bisect_right
from collections.abc import Sequence

from analysis.document import Document
from analysis.extract.layout import Block, Layout, Sentence, lay_out
from analysis.extract.numerals import Numeral, numerals
from analysis.extract.quoted import Quoted, quoted
from analysis.lexicon import Lexicon
from analysis.lexicon.matching import Hits
from analysis.rowclass import rowclass
from analysis.text.addresses import addresses
from analysis.text.words import Words, words

SIGNED = 15  # blocks among which the byline stands


@rowclass
class Reading:
    """A document, its words, the lexicon entries, names in quotation marks and numerals found in them, and its layout."""

    document: Document
    lexicon: Lexicon
    words: Words
    hits: Hits
    layout: Layout
    numerals: tuple[Numeral, ...]
    quoted: Quoted
    addresses: Sequence[tuple[int, int]] = ()

    @property
    def text(self) -> str:
        """The document's text, untouched."""
        return self.document.text

    def sentence_at(self, word: int) -> Sentence | None:
        """The sentence of the report that holds a word; None in lines that are not the report."""
        told = self.layout.told
        return told[word] if 0 <= word < len(told) else None

    def block_at(self, word: int) -> Block | None:
        """The line that holds a word."""
        blocks = self.layout.blocks
        at = bisect_right(blocks, word, key=lambda b: b.first) - 1
        return blocks[at] if at >= 0 and word < blocks[at].last else None

    def signed(self, word: int) -> bool:
        """Whether a word belongs to the line that signs the report."""
        return any(b.kind == "byline" and b.first <= word < b.last for b in self.layout.blocks[:SIGNED])


def read(document: Document, lexicon: Lexicon) -> Reading:
    """Words, hits, layout and numerals of a document."""
    split = words(document.text)
    hits = lexicon.trie.find(split)
    layout, numbers = lay_out(split, hits), numerals(split, hits)
    return Reading(document, lexicon, split, hits, layout, numbers, quoted(split, lexicon), addresses(document.text))
