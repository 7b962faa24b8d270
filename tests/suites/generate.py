"""Write the generated suites of this folder anew: number words by num2words and by ICU, absolute dates by Babel.

    python tests/suites/generate.py

num2words and PyICU are no dependencies of the project: run it with a Python that has them and Babel. The same versions give the same bytes.
"""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SEED = 20170302
LARGEST = 10**9
NUMBERS = 300  # of each generator
LOCALES = ("EG", "SY", "IQ", "LB", "JO", "PS", "MA", "DZ", "TN", "LY", "SA", "YE", "SD")
FORMATS = ("full", "long", "medium", "short")
DIGITS = {"latn": "0123456789", "arab": "٠١٢٣٤٥٦٧٨٩"}
DAYS = 8  # of each locale, format and script
FIRST, LAST = date(1990, 1, 1), date(2026, 12, 31)
CARRIERS = ("وصلت القافلة في {} إلى المخيم.", "وقع الانفجار بتاريخ {}.", "بقي الجسر مقطوعاً منذ {}، ثم فتح.", "{}")


def spelled() -> Iterator[dict[str, Any]]:
    """Numbers from 0 to 10^9 in words: each rule set of ICU for cardinals, and num2words."""
    import icu
    from num2words import num2words

    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("ar"))
    sets = [rules.getRuleSetName(i) for i in range(rules.getNumberOfRuleSetNames())]
    for name in sorted(s for s in sets if "ordinal" not in s):
        for value in _numbers(name):
            yield {"gen": f"icu {name.removeprefix('%spellout-')}", "value": value, "text": rules.format(value, name)}
    for value in _numbers("num2words"):
        yield {"gen": "num2words", "value": value, "text": num2words(value, lang="ar")}


def _numbers(name: str) -> list[int]:
    """Small and round numbers that everybody writes, then one of every size."""
    chance = random.Random(f"{SEED} {name}")
    found = {*range(21), *range(30, 101, 10), *range(200, 1001, 100), *(k * 10**n for n in range(3, 8) for k in (1, 2, 3, 11)), LARGEST}
    while len(found) < NUMBERS:
        found.add(int(10 ** chance.uniform(1, 9)))
    return sorted(found)


def dated() -> Iterator[dict[str, Any]]:
    """Days of four decades as thirteen Arab locales write them, in a sentence or alone."""
    from babel.dates import format_date

    chance = random.Random(f"{SEED} dates")
    span = (LAST - FIRST).days
    for locale in LOCALES:
        for style in FORMATS:
            for digits, signs in DIGITS.items():
                for n in range(DAYS):
                    day = FIRST + timedelta(chance.randrange(span))
                    frag = format_date(day, style, locale=f"ar_{locale}").translate(str.maketrans(DIGITS["latn"], signs))
                    text = CARRIERS[n % len(CARRIERS)].format(frag)
                    yield {"gen": f"babel ar_{locale} {style} {digits}", "value": day.isoformat(), "frag": frag, "text": text}


def write(name: str, cases: Iterator[dict[str, Any]]) -> None:
    """A suite as JSON lines, its cases numbered, none twice."""
    unique = {(case["gen"], case["text"]): case for case in cases}
    lines = [json.dumps({"id": f"{name}-{n:04}", "suite": name, **case}, ensure_ascii=False) for n, case in enumerate(unique.values(), 1)]
    (HERE / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write("spelled", spelled())
    write("absolute", dated())
