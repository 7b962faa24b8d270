"""A corpus for measuring: articles written for the purpose, places, days, numbers and sources by chance; the same seed, the same bytes."""

import random
from pathlib import Path

PLACES = (
    "تدمر",
    "الباب",
    "منبج",
    "الرقة",
    "دير الزور",
    "حلب",
    "إدلب",
    "حمص",
    "الموصل",
    "تلعفر",
    "الرمادي",
    "الفلوجة",
    "تعز",
    "سرت",
    "بنغازي",
)
SOURCES = (
    "المتحدث باسم الجيش", "المرصد السوري لحقوق الإنسان", "مصدر عسكري", "مصادر محلية", "وكالة الأناضول", "وزارة الدفاع الروسية",
    "ناشطون", "التلفزيون الرسمي", "مصدر طبي", "محافظ المدينة", "وكالة رويترز", "بيان لقوات سوريا الديمقراطية",
)  # fmt: skip
VERBS = ("أعلن", "أكّد", "قال", "أفاد", "أوضح", "ذكر", "نفى", "رجّح")
SIDES = ("القوات الحكومية", "تنظيم الدولة", "قوات سوريا الديمقراطية", "الجيش السوري الحر", "المعارضة المسلحة", "قوات النظام")
MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
SENTENCES = (
    "{verb} {source} أن {side} سيطرت على {place} يوم {day} {month}، بعد اشتباكات استمرت {small} ساعات.",
    "و{verb} {source} أن {number} مقاتلاً من {other} قُتلوا في محيط {place}، وأصيب {small} آخرون.",
    "وقُتل ما لا يقل عن {small} مدنيين في قصف على {place}، بحسب {source}.",
    "وكانت {side} قد انسحبت من {place} في {day} {month} {year}، من دون قتال يذكر.",
    "وقال {source}: \"خسرنا {number} عنصراً ولم نتلقّ أي دعم منذ {small} أيام\".",
    "ونزح نحو {number} شخص من {place} إلى القرى المجاورة خلال {small} أيام، وفق {source}.",
    "واستعادت {side} {small} بلدات في ريف {place} من {other}.",
    "ونقلت الوكالة عن {source} قوله إن المعارك لا تزال مستمرة في الأحياء الشرقية من {place}.",
    "وتتهم {side} خصومها بقصف الأسواق والمستشفيات، وهو ما ينفيه {source}.",
    "ولم يصدر تعليق فوري من {other} على ما أورده {source} عن {place}.",
    "وتقع {place} على طريق إمداد رئيسي، وتتبادل الأطراف السيطرة عليها منذ {small} سنوات.",
    "وشنّت طائرات حربية {small} غارات على مواقع {other} في {place} فجر {day} {month}.",
)  # fmt: skip


def article(number: int, seed: int = 4) -> str:
    """An article of one to two kilobytes."""
    chance = random.Random(seed * 10_000_000 + number)  # noqa: S311  chance, not secrecy  # nosec B311
    day, month, year = chance.randint(1, 28), chance.choice(MONTHS), chance.randint(2014, 2017)
    place = chance.choice(PLACES)
    lines = [f"{chance.choice(SIDES)} تتقدم في {place}", f"{day} {month} {year}"]
    for _ in range(chance.randint(6, 11)):
        lines.append(
            chance.choice(SENTENCES).format(
                verb=chance.choice(VERBS),
                source=chance.choice(SOURCES),
                side=chance.choice(SIDES),
                other=chance.choice(SIDES),
                place=chance.choice((place, place, chance.choice(PLACES))),
                number=chance.randint(11, 900),
                small=chance.randint(3, 10),
                day=chance.randint(1, 28),
                month=month,
                year=year,
            )
        )
    return "\n".join(lines)


def write(folder: Path, count: int, seed: int = 4) -> int:
    """Write a corpus, a thousand articles a folder; returns its bytes."""
    size = 0
    for n in range(count):
        inside = folder / f"{n // 1000:04d}"
        if n % 1000 == 0:
            inside.mkdir(parents=True, exist_ok=True)
        raw = article(n, seed).encode()
        (inside / f"{n:07d}.txt").write_bytes(raw)
        size += len(raw)
    return size


def change(folder: Path, count: int, share: float = 0.01) -> int:
    """Change a share of the articles; returns how many."""
    step = round(1 / share)
    numbers = range(0, count, step)
    for n in numbers:
        (folder / f"{n // 1000:04d}" / f"{n:07d}.txt").write_text(article(n, seed=5), encoding="utf-8")
    return len(numbers)
