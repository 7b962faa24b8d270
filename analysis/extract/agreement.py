"""Agreement: what a verb asks of its subject, and which names give it."""

import re

from analysis.extract.focus import Focus, Spot
from analysis.text.fold import folded

_MEN = frozenset("انصار شباب عناصر رجال جنود مسلحي مقاتلي ثوار افراد مسلحو مقاتلو".split())
_GROUPS = frozenset("فصايل كتايب الويه قوي فرق داعش طالبان اسرائيل قوات فتح حركه جماعه".split())
_MALE = frozenset("جيش تنظيم نظام حزب تحالف حرس مجلس لواء فيلق".split())
_FEMALE = frozenset("حركه جبهه جماعه هييه منظمه مليشيا مليشيات ميليشيا قوات كتايب".split())  # first words of names
_ONE_OF_THEM = re.compile("[^ ]{3,}يا?")  # «حوثياً»


def gender_of(verb: str) -> str:
    """What a verb asks of a subject before it: «سيطرت» is feminine, «سيطروا» plural, «سيطر» masculine; empty where it cannot be told."""
    if verb.endswith(("وا", "ون")):
        return "plural"
    return "feminine" if verb.endswith("ت") or (verb.startswith(("ت", "وت")) and len(verb) > 4) else ""


def agrees(focus: Focus, spot: Spot, gender: str) -> bool:
    """Whether a name can be the subject of a verb of some gender and number; of any where it cannot be told."""
    head = focus.form(spot.first)[max(0, spot.mention.start - focus.reading.words.starts[spot.first]) :]
    plural = head.endswith(("ين", "ون", "يو", "لو", "حو")) or head.removeprefix("و").removeprefix("ال") in _MEN
    if gender == "plural":
        return plural
    if gender == "feminine" and spot.mention.kind == "person":
        return False  # «خليفة حفتر»
    if gender == "feminine" and head.removeprefix("و").removeprefix("ال") in _MALE:
        return False
    if gender and spot.entity and folded(spot.entity.ar).split()[0] in _FEMALE:
        return (not plural and not _counted(focus, spot, head)) or head.endswith("شباب")  # «الشباب» is the movement
    if _counted(focus, spot, head):
        return not gender
    return not plural and (head.endswith(("ه", "ات", "يا")) or head.removeprefix("و").removeprefix("ال") in _GROUPS) if gender else True


def _counted(focus: Focus, spot: Spot, head: str) -> bool:
    """Whether a name is that of men whom the number before it counts: «45 حوثياً»."""
    numbers = (focus.numeral_at(spot.first - back) for back in (1, 2, 3))
    return bool(_ONE_OF_THEM.fullmatch(head)) and any(n.last == spot.first for n in numbers if n)
