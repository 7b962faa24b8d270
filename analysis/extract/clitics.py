"""Small words written to the words they lead: «والرئيس», «للجزيرة», «بفتح»."""

from analysis.extract.page import Page

_WHOLE = frozenset(  # nouns that begin with the letter of the preposition
    (
        "باسم برنامج بناء بحث بيان بلده بلاد بعثه باب بحر بطوله بدايه بقاء بوابه بنود بنيه بييه "
        "برتبه بدرجه بصفه بصفته بصفتها بلقب بشر بنك بريد بديل بقيه بعض بنت بيت بير بضايع بواخر "
        "بيشمركه بلديه بلدات بلدان بلدتين بلدتي بحريه بحاره بارجه بوارج بطاريه بطاريات بندقيه بنادق بوابات براميل برلمان بوتين"
    ).split()
)
_NAMING = ("sources", "offices", "forces", "media", "actors", "organisations", "given")
_AFTER = 12  # words in which «إلى» leads to what is called for


def proclitic(page: Page, word: int) -> int:
    """Letters of the conjunction before a noun: «والرئيس», «ومصادر»."""
    form = page.form(word)
    if form[:1] not in ("و", "ف") or len(form) < 4:
        return 0
    known = page.hits.among(_NAMING, word)
    if known:
        return max(len(hit.proclitic) for hit in known)
    mention = page.mention(word)
    if mention:
        return int(mention.start > page.words.starts[word])
    return int(form[1:3] == "ال")


def addressed(page: Page, word: int) -> bool:
    """Whether a word says to whom something was told: «لوكالة الأناضول», «للجزيرة», «لـ "الخليج"»."""
    form = page.form(word)
    if not form.startswith("ل"):
        return False
    if form == "ل":
        return True
    medium = page.on["media"](word)
    noun = page.on["sources"](word)
    if (medium and medium.proclitic.endswith("ل")) or (
        noun and noun.proclitic.endswith("ل") and (noun.entry.kind == "medium" or noun.entry.id == "correspondent")
    ):
        return True
    trade = page.on["offices"](word)
    told = trade is not None and trade.proclitic.endswith("ل") and trade.entry.kind == "trade"
    return told or form.startswith(("للصح", "لبي", "لفرانس", "لرويترز", "لوكالتنا", "لموقعنا", "لقناتنا", "لصحيفتنا", "لاذاعتنا"))


def carries_l(page: Page, word: int) -> bool:
    """Whether ل leads from a word to what is called for: «دعا لوقف القتال», not «دعا لوكالة …»."""
    form = page.form(word)
    if not form.startswith("ل") or len(form) < 4 or addressed(page, word) or page.mention(word) is not None:
        return False
    if form.startswith("لل") and any(page.form(k) == "الي" for k in range(word + 1, word + _AFTER)):  # «بعثة … للدعم إلى وقف …»
        return False
    happening = page.on["happenings"](word)
    return happening is not None and happening.proclitic.endswith("ل")


def carries_b(page: Page, word: int) -> bool:
    """Whether a word is a noun with ب before it, not one that begins with the letter."""
    form = page.form(word)
    if (
        not form.startswith("ب")
        or (len(form) < 4 and not any("ب" in hit.proclitic for hit in page.hits.among(("sources", "happenings"), word)))  # «برد»
        or page.kind(word) in ("preposition", "adverb", "opener", "clause", "negation")
    ):
        return False
    mention = page.mention(word)
    if mention and mention.start == page.words.starts[word]:
        return False
    happening = page.on["happenings"](word)
    if happening and happening.proclitic.endswith("ب"):
        return True
    given = page.on["given"](word)
    if (given and not given.proclitic) or form in _WHOLE:
        return False
    if (mention and mention.kind == "place") or page.on["placenouns"](word) or page.on["offices"](word):
        return False  # «بمدينة …» tells where, «بوزير …» whom somebody met
    noun = page.on["sources"](word)
    return noun is None or "ب" in noun.proclitic
