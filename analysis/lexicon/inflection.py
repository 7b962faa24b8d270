"""Surface forms of a lexicon word: stems are data, how they inflect is code.

Only the unvocalised, folded third person that reports use is made: «سيطر، سيطرت، سيطروا، يسيطر، تسيطر، يسيطرون»,
verbal nouns and participles with their endings and pronouns.
"""

from collections.abc import Iterator

from analysis.text.words import split

PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن")


def inflected(shape: str, word: str, we: bool = False) -> list[tuple[tuple[str, ...], str]]:
    """Folded forms of a word, each with the pronoun that it ends in; of a phrase only the first word inflects.

    `shape` is form or local (as it stands), past, present, noun, participle or dual (its two of them); `we` adds what
    those who fight say of themselves («سيطرنا», «دخلناها»).
    """
    first, *rest = split(word)
    made: dict[str, str] = {}
    for form, pronoun in _SHAPES[shape](first):
        made.setdefault(form, pronoun)
    if we and shape == "past":
        for pronoun in ("", "ه", "ها", "هما"):
            made.setdefault(f"{first}نا{pronoun}", pronoun)
    return [((form, *rest), pronoun) for form, pronoun in made.items()]


def _form(word: str) -> Iterator[tuple[str, str]]:
    yield word, ""


def _past(word: str) -> Iterator[tuple[str, str]]:
    weak = word[-1] == "ي"  # نفى, تبنّى
    stem = word[:-1] if weak else word
    for pronoun in PRONOUNS:
        yield (word if not pronoun else stem + ("ا" if weak else "")) + pronoun, pronoun
        ends = ("ت", "تا", "يا") if weak else ("ت", "تا", "ا", "ن") if len(stem) > 2 else ("ت", "تا", "ا")  # «مدن» are towns
        for ending in ends:
            yield stem + ending + pronoun, pronoun
        yield stem + ("وا" if not pronoun else "و" + pronoun), pronoun


def _present(word: str) -> Iterator[tuple[str, str]]:
    stem = word[1:]
    weak = stem[-1] == "ي"  # ينفي, يدّعي
    short = stem[:-1] if weak else stem
    for person in "يتنا":
        for pronoun in PRONOUNS:
            yield person + stem + pronoun, pronoun
            for ending in ("ون", "و", "ان", "ا", "ن"):
                yield person + short + ending + pronoun, pronoun
        yield person + short + "وا", ""
        if weak:
            yield person + short, ""  # لم ينفِ


def _noun(word: str) -> Iterator[tuple[str, str]]:
    stem = word[:-1] + "ت" if word[-1] == "ه" else word
    yield word, ""
    if word[-1] != "ه":
        yield word + "ا", ""  # انسحاباً
    for pronoun in (*PRONOUNS[1:], "نا"):
        yield stem + pronoun, pronoun
        if stem.endswith("اء"):  # «استيلائهم», «استيلاؤهم», folded
            yield stem[:-1] + "ي" + pronoun, pronoun
            yield stem[:-1] + "و" + pronoun, pronoun


def _participle(word: str) -> Iterator[tuple[str, str]]:
    for ending in ("", "ه", "ا", "ين", "ون", "ان", "ات", "تين", "تان"):
        yield word + ending, ""
    for pronoun in (*PRONOUNS[1:], "نا"):  # «مقاتليه», «مقاتلوها»
        yield word + "ي" + pronoun, pronoun
        yield word + "و" + pronoun, pronoun


def _dual(word: str) -> Iterator[tuple[str, str]]:
    stem = word[:-1] + "ت" if word[-1] == "ه" else word
    for ending in ("ين", "ان", *(("ي", "ا") if word[-1] == "ه" else ())):  # «بلدتي» before its names
        yield stem + ending, ""
    for pronoun in ("ها", "هم", "هما", "هن"):  # «طفليها», «ابنتاهما»; «مدفعيه» would be «مدفعية»
        yield stem + "ي" + pronoun, pronoun
        yield stem + "ا" + pronoun, pronoun


_SHAPES = {"form": _form, "past": _past, "present": _present, "noun": _noun, "participle": _participle, "dual": _dual, "local": _form}
SHAPES = tuple(_SHAPES)
