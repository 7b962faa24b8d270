"""Actors: armed groups, states, organisations and media, their forces, and the nouns that take them up again."""

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import compress, count
from typing import Any

from analysis.extract.bynames import in_time, meant
from analysis.extract.entities import Entities
from analysis.extract.mentions import Entity, Naming
from analysis.extract.reading import Reading
from analysis.extract.units import MADE, UNIT, unit_at
from analysis.lexicon import Lexicon
from analysis.lexicon.matching import Hit
from analysis.rowclass import replace
from analysis.text.fold import folded

NAMED = ("actors", "organisations", "media", "operations")
_NAMED = frozenset(NAMED)
_HIS = ("له", "لها", "لهم", "معه", "معها", "معهم")  # «المليشيات الموالية له»
_OPENING = frozenset('"«(“')  # «قوات "الدعم السريع"»
_FORMER = frozenset("السابق المخلوع الراحل البائد".split())
AGAIN = "actors/again"  # the rule of a noun that takes a name up again
BACKED = "allegiance/supported"  # who backs fighters is not their side
_TITLE = 4  # words of a title behind its office
_NAMING = (*NAMED, "forces", "generics", "nations", "persons")
_KINDS = {"medium": "medium", "organisation": "organisation", "operation": "organisation"}
_COMPANIES = frozenset("كتيبه فرقه فوج سريه".split())  # units that «الكتيبة» alone takes up again; «اللواء» is a rank too


class Actors:
    """Reads the actors of one document."""

    def __init__(self, reading: Reading, country: str | None):
        self.reading, self.country = reading, country
        self.entities = reading.lexicon.derived(Entities)
        self.of_function = reading.lexicon.derived(_of_function)
        self.function_of = reading.lexicon.derived(_functions)
        powers = {hit.entry.id: hit.entry for hit in reading.hits["actors"] if hit.entry.function and hit.shape != "local"}
        self.powers = {kind: [a for a in powers.values() if a.function == kind] for kind in ("army", "government", "opposition")}
        self.called = reading.lexicon.derived(_called)
        self.again = reading.lexicon.derived(_again)
        self.numerals = {n.first: n for n in reading.numerals}
        self.named: dict[str, int] = {}  # how far the report had come when it named an entity last
        self.last: dict[str, Naming] = {}  # the name met last that each noun takes up again

    def find(self) -> Iterator[Naming]:
        """All actors in order of the text: forces of an owner, names, and nouns that take a name up again."""
        hits, told = self.reading.hits, self.reading.layout.told
        begins = self._again_at().union(hits.where(*NAMED, "forces", "generics", "numbered"))
        met: list[Naming] = []
        free = 0
        for i in sorted(begins):
            if i < free or not (told[i] or self.reading.signed(i)):
                continue
            naming = self._reading(i, met)
            if naming:
                free = naming.last
                met.append(naming)
                if naming.entity:
                    self.named[naming.entity.id] = i
                    self.last |= dict.fromkeys(self.called.get(naming.entity.id, ()), naming)
                yield naming

    def _reading(self, i: int, met: list[Naming]) -> Naming | None:
        begun = self.reading.hits.layers(i)
        name = self._name(i, begun)
        force = self._force(i, met) if "forces" in begun else None
        if force and name and self._names_more(name, force):
            return replace(name, last=force.last, end=force.end) if force.last == name.last + 1 else name
        if force and (name is None or force.last > name.last):
            backed = BACKED in force.rules and self._anaphor(i)  # «الجماعة المدعومة من إيران» is not Iran
            return replace(backed, last=force.last, end=force.end) if backed else force
        return name or self._quoted(i) or self._taken_up(i, met, begun) or (self._troops(i, met) if "forces" in begun else None)

    @staticmethod
    def _names_more(name: Naming, force: Naming) -> bool:
        """Whether a name says more than the nation behind it: «المقاتلون الأكراد السوريون» are no army of Syria."""
        if name.kind != "actor" or name.entity is None or force.entity is None or not force.rules[-1].startswith("nations/"):
            return False
        return BACKED in force.rules or (name.entity.country == force.entity.country and name.entity.id != force.entity.id)

    def _taken_up(self, i: int, met: list[Naming], begun: Collection[str]) -> Naming | None:
        """A numbered unit, or a noun that takes a name up again."""
        unit = (self._unit(i, met) or self._unit_again(i, met)) if "numbered" in begun else None
        return unit or self._anaphor(i) or (self._generic(i, met) if "generics" in begun else None)

    def _name(self, i: int, begun: Collection[str]) -> Naming | None:
        """The longest name of the lexicon that begins at a word; `begun` are the layers of what begins there."""
        if _NAMED.isdisjoint(begun):
            return None
        longest = None
        for hit in self.reading.hits.among(NAMED, i):
            if hit.article and hit.entry.layer == "media" and self.reading.hits.on["sources"](i):
                continue  # «غطت القناة الحدث»: the channel named before
            if (longest is None or hit.last > longest.last) and (name := meant(self.reading, hit, self.country, self.named)):
                longest, known = hit, name
        if longest is None:
            return None
        kind, entity = _KINDS.get(known.kind, "actor"), self.entities[known.layer, known.id]
        return Naming(i, longest.last, longest.start, longest.end, kind, entity, (known.rule,))

    def _quoted(self, i: int) -> Naming | None:
        """«انسحبت «القاعدة» من المكلا», «قال لـ"بغداد اليوم"»: words that are a name in quotation marks only."""
        found = self.reading.quoted.get(i)
        if found is None:
            return None
        words, (last, known) = self.reading.words, found
        entity = self.entities[known.layer, known.id]
        return Naming(i, last, words.starts[i], words.ends[last - 1], _KINDS.get(known.kind, "actor"), entity, (known.rule,))

    def _unit(self, i: int, met: list[Naming]) -> Naming | None:
        """«الفرقة 17 مشاة»: of the owner named after it, else of the army of the report's country."""
        unit = unit_at(self.reading, i, self.numerals.get)
        if unit is None:
            return None
        hits, words = self.reading.hits, self.reading.words
        owned = any(hits.at(layer, at) for layer in ("allegiance", "nations") for at in (unit.last, unit.last + 1))
        army = self._armed
        if owned and (owner := self._owner(unit.last, met)):
            last, end, entity, rules = owner
        elif army:
            last, end, entity, rules = unit.last, words.ends[unit.last - 1], self.entities[army.layer, army.id], ()
        else:
            return None
        return Naming(i, last, unit.start, end, "actor", entity, (*unit.rules, *rules))

    def _force(self, i: int, met: list[Naming]) -> Naming | None:
        """A noun of armed people and its owner: «مسلحي تنظيم الدولة», «المليشيات الموالية للنظام», «الطيران الروسي»."""
        force = self.reading.hits.on["forces"](i)
        if force is None:
            return None
        owner = self._owner(force.last, met)
        if owner is None:
            return None
        last, end, entity, rules = owner
        if self.reading.words.form(last) in MADE:
            return None  # «دبابات أميركية الصنع»
        return Naming(i, last, force.start, end, "actor", entity, (force.rule, *rules))

    def _owner(self, i: int, met: list[Naming]) -> tuple[int, int, Entity, tuple[str, ...]] | None:
        hits, form = self.reading.hits, self.reading.words.form
        i += form(i) in _OPENING
        for skipped in range(3):  # «المليشيات الأجنبية الداعمة …»
            at = i + skipped
            begun = hits.layers(at)
            bond = hits.on["allegiance"](at) if "allegiance" in begun else None
            if bond:
                return self._owned(bond.last + self._by(bond), met, bond.rule)
            nation = hits.on["nations"](at) if skipped and "nations" in begun else None
            if nation and nation.article:  # «القوات الجوية الملكية السعودية»
                return nation.last, nation.end, self._state(nation.entry), (nation.rule,)
            if skipped == 0 and form(at) and (owned := self._owned(at, met)):
                return owned
            describes = form(at).startswith("ال") or form(at).endswith("ه")
            if not describes or "actors" in begun:
                return None
        return None

    def _by(self, bond: Hit) -> int:
        """One word more where the bond takes its owner after a preposition of its own («المدعومة من تركيا»)."""
        words = self.reading.words
        return int(bond.last < len(words) and words.forms[bond.last] in ("من", "ل", "الي", "مع"))

    def _owned(self, i: int, met: list[Naming], *rules: str) -> tuple[int, int, Entity, tuple[str, ...]] | None:
        hits, words = self.reading.hits, self.reading.words
        form, begun = words.form(i), hits.layers(i)
        if rules and form in _HIS:
            owner = next((n for n in reversed(met) if n.kind == "actor" and n.entity), None)
            return (i + 1, words.ends[i], owner.entity, rules) if owner and owner.entity else None
        if not begun and form not in self.again:
            return None
        if not rules and form.startswith("و") and self._joined(i):
            return None
        name = self._name(i, begun) or self._taken_up(i, met, begun)
        if name and name.entity and name.kind == "actor":
            return name.last, name.end, name.entity, (*rules, *name.rules)
        if not begun:
            return None
        person = hits.on["persons"](i)
        known = meant(self.reading, person, self.country, self.named) if person else None
        if person and known and known.side:
            return person.last, person.end, self.entities[known.layer, known.id], (*rules, known.rule)
        office = hits.on["offices"](i)
        if office and (holder := self._holder(office)):
            last, end, entity, named = holder
            return last, end, entity, (*rules, *named)
        nation = hits.on["nations"](i)
        if nation:
            return nation.last, nation.end, self._state(nation.entry), (*rules, nation.rule)
        place = hits.on["places"](i)
        if rules and place and place.entry.kind == "country":
            known = next((n for n in self.reading.lexicon["nations"].values() if n.country == place.entry.country), None)
            return (place.last, place.end, self._state(known), (*rules, place.rule)) if known else None
        return None

    def _holder(self, office: Hit) -> tuple[int, int, Entity, tuple[str, ...]] | None:
        """Who holds an office, by name or else by country: «الرئيس اليمني عبد ربه منصور هادي», «الرئيس السوري»."""
        hits, words = self.reading.hits, self.reading.words
        country: Hit | None = None
        former = False
        for at in range(office.last, min(len(words), office.last + _TITLE)):
            person = hits.on["persons"](at)
            known = meant(self.reading, person, self.country, self.named) if person else None
            if person and known:
                return (person.last, person.end, self.entities[known.layer, known.id], (known.rule,)) if known.side else None
            if not words.forms[at].startswith("ال"):
                break
            former = former or words.forms[at] in _FORMER
            country = hits.on["nations"](at) or country
        return (country.last, country.end, self._state(country.entry), (country.rule,)) if country and not former else None

    def _joined(self, i: int) -> bool:
        """Whether a name follows «و»: «للجيش ومليشيا الحشد» are two."""
        return any(hit.proclitic.startswith("و") for hit in self.reading.hits.among(_NAMING, i))

    def _state(self, nation: Any) -> Entity:
        """The army that the lexicon gives a country, else the state."""
        army = self._power("army", nation.country) or self._power("government", nation.country)
        if army:
            return self.entities[army.layer, army.id]
        return Entity(f"state.{nation.country.lower()}", "actor", nation.ar, nation.en, nation.side, country=nation.country)

    def _generic(self, i: int, met: list[Naming]) -> Naming | None:
        """«الجيش», «المعارضة»: of the country that the report is about, else the one of that kind named last."""
        hit = self.reading.hits.on["generics"](i)
        if hit is None or "".join(self.reading.words.forms[hit.last : hit.last + 1]) in _FORMER:
            return None  # «النظام السابق» is not the one in office
        nation = self.reading.hits.on["nations"](hit.last)
        country = nation.entry.country if nation else self.country
        known = self._power(hit.entry.kind, country)
        if known is None and nation:
            return None
        named = self.powers.get(hit.entry.kind, [])
        if nation is None and known not in named and len(named) == 1:
            known = named[0]  # the only army that the report names
        last, end = (nation.last, nation.end) if nation else (hit.last, hit.end)
        entity = self.entities[known.layer, known.id] if known else self._named_last(hit.entry.kind, met)
        return Naming(i, last, hit.start, end, "actor", entity, (hit.rule,)) if entity else None

    def _power(self, function: str, country: str | None) -> Any | None:
        """The army, government or opposition of a country: the one in office, of two rivals the one that the report named last."""
        fits = (a for a in self.of_function.get((function, country), ()) if in_time(self.reading, a))
        return max(fits, key=lambda a: self.named.get(a.id, -1), default=None)

    @cached_property
    def _armed(self) -> Any | None:
        """The army of the report's country, unless the report names another one more often: in Lebanon many a brigade is Israel's."""
        army = self._power("army", self.country)
        times = Counter(hit.entry.id for hit in self.reading.hits["actors"] if hit.entry.function == "army")
        own = times.pop(army.id, 0) + sum(hit.entry.kind == "army" for hit in self.reading.hits["generics"]) if army else 0
        return army if own >= max(times.values(), default=0) else None

    def _named_last(self, function: str, met: list[Naming]) -> Entity | None:
        """The army, government or opposition that the report named last."""
        return next((n.entity for n in reversed(met) if n.entity and self.function_of.get(n.entity.id) == function), None)

    def _again_at(self) -> set[int]:
        """Words that may take a name up again («التنظيم», «للتنظيم») or be one in quotation marks."""
        again = self.reading.lexicon.derived(_again)
        return {*compress(count(), map(again.__contains__, self.reading.words.forms)), *self.reading.quoted}

    def _troops(self, i: int, met: list[Naming]) -> Naming | None:
        """«القوات»: the troops named last."""
        hits = self.reading.hits
        noun = hits.on["forces"](i)
        if noun is None or noun.entry.id != "forces" or not noun.article or self._described(noun.last):
            return None
        for naming in reversed(met):
            named = hits.on["forces"](naming.first)
            troops = UNIT in naming.rules or (named is not None and named.entry.id == "forces")
            if naming.entity and naming.first != i and troops:
                return Naming(i, noun.last, noun.start, noun.end, "actor", naming.entity, (AGAIN,))
        return None

    def _unit_again(self, i: int, met: list[Naming]) -> Naming | None:
        """«الكتيبة»: the unit named last by a number with the same noun; not behind its commander («آمر الفوج»)."""
        noun = self.reading.hits.at("numbered", i)
        if noun is None or not noun.article or noun.forms[0] not in _COMPANIES or self._described(noun.last):
            return None
        if self.reading.hits.at("offices", i - 1):
            return None
        for naming in reversed(met):
            known = self.reading.hits.at("numbered", naming.first) if UNIT in naming.rules else None
            if known and naming.first != i and known.forms[0] == noun.forms[0]:
                return Naming(i, noun.last, noun.start, noun.end, "actor", naming.entity, (AGAIN,))
        return None

    def _described(self, i: int) -> bool:
        """Whether an adjective begins at a word, no relative clause."""
        form = self.reading.words.form(i)
        return form.startswith("ال") and self.reading.hits.on["particles"](i) is None

    def _anaphor(self, i: int) -> Naming | None:
        """The name met last that is called as this word does."""
        words = self.reading.words
        meaning = self.again.get(words.form(i))
        if meaning is None or (named := self.last.get(meaning[1])) is None:
            return None
        return Naming(i, i + 1, words.position(i, meaning[0]), words.ends[i], named.kind, named.entity, (AGAIN,))


def _of_function(lexicon: Lexicon) -> dict[tuple[str, str | None], list[Any]]:
    """Armies, governments and oppositions by what they are and their country."""
    found: dict[tuple[str, str | None], list[Any]] = {}
    for actor in lexicon["actors"].values():
        if actor.function and actor.country:
            found.setdefault((actor.function, actor.country), []).append(actor)
    return found


def _functions(lexicon: Lexicon) -> dict[str, str]:
    """Functions by the id of the actor."""
    return {a.id: a.function for a in lexicon["actors"].values() if a.function}


def _called(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """Nouns that take a name up again, folded, by the id of the name."""
    return {name.id: frozenset(map(folded, name.called)) for layer in NAMED for name in lexicon[layer].values() if name.called}


def _again(lexicon: Lexicon) -> dict[str, tuple[int, str]]:
    """Words that take a name up again, each with its proclitic letters and its definite noun: «التنظيم», «والتنظيم», «للتنظيم»."""
    found: dict[str, tuple[int, str]] = {}
    for noun in frozenset[str]().union(*_called(lexicon).values()):
        if noun.startswith("ال"):
            found |= {noun: (0, noun), "ل" + noun[1:]: (1, noun), **{letter + noun: (1, noun) for letter in "وفبل"}}
    return found
