"""Lean: the side that a source speaks for."""

from analysis.text.words import words
from analysis.weigh.chains import VOICE, SourceChain
from analysis.weigh.rows import Evidence, Row

# who speaks about a side, not for it: «خبير في شؤون الحزب», «معارض للنظام»
_OUTSIDE = frozenset("خبير محلل باحث ناشط ناشطون معارض معارضون مناهض مناهضه مناوئ مناوئه ضد شوون المرصد منشق".split())


def lean(evidence: Evidence, chain: SourceChain, claim: Row | None) -> str | None:
    """The side of who speaks, else the only one that a description names («مصدر في الجيش»); None for the article itself."""
    if chain.origin_kind == VOICE:
        return None
    known = evidence.side(chain.origin_id)
    if known or claim is None or claim["source_start"] is None or _OUTSIDE & set(words(claim["source"]).forms):
        return known
    named = {s for e in evidence.named(claim["doc_id"], claim["source_start"], claim["source_end"]) if (s := evidence.side(e))}
    return named.pop() if len(named) == 1 else None
