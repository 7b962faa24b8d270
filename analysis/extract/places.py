"""Places: names of the gazetteer and names that a place noun introduces, resolved among their namesakes."""

from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, compress, count, islice
from typing import Any

from analysis.extract.entities import Entities
from analysis.extract.mentions import Entity, Met, Naming
from analysis.extract.reading import Reading
from analysis.extract.war import theatre
from analysis.lexicon import Lexicon
from analysis.lexicon.matching import Hit

# a name of several words begins with one of these: «قرية تل الحمام»
_COMPOUND = frozenset(
    "ام ابو ابي تل خربه عين دير بيت كفر راس وادي جبل بير خان بني حوش مزرعه عرب شيخ ال باب برج قلعه جسر نبع مرج حي خور سد".split()
)
_SEVERAL = tuple("تي تا حيي قضائي احياء قري بلدات مدن مناطق مديريات محافظات نواحي مخيمات".split())  # nouns of several names
_ORDERED = (["الاول"], ["الاولي"], ["الثاني"], ["الثانيه"], ["الثالث"], ["الثالثه"])  # «الطاش الثانية»
_STRIPS = ("PS", "IL")  # countries in whose reports «القطاع» is the strip of Gaza
_OPENING = frozenset('"«(')
_SIDES = ("north", "south", "east", "west")
_MILES = frozenset("كلم كم كيلومترا كيلومتر كيلومترات ميلا ميل".split())
_NEAR = 6  # words between a word of control and «على»
_SHORT = 4  # letters
_SMALL = 30_000  # people; a smaller town abroad is named with its noun
_PACTS = frozenset(  # named after where they were made
    f"{letters}{pact}"
    for pact in "اتفاق اتفاقيه محادثات مفاوضات مشاورات مسار موتمر مبادره اعلان قمه بيان منصه".split()
    for letters in ("", "و", "ب", "ل", "وب", "ول")
)
_CAMPUS = (["الرياضيه"], ["الجامعيه"], ["الصناعيه"], ["الطبيه"], ["القديمه"], ["الاعلاميه"])  # no town: «المدينة الرياضية»
_LIST = 12  # names in one list
_MUSCAT = ("مسقط",)
_COINED = "place."  # ids of names that no gazetteer knows
_WRITTEN_TO = ("و", "ب", "ل")
_LEADING = frozenset("من في الي علي نحو صوب باتجاه اتجاه حول قرب داخل ان وان بين".split())
_DESCRIBES = frozenset(
    "اخري اخر كامله كبيره واحده كبري كثير صغري صغير كبير جديد قديم مجاور كثر عديد متفرق حدودي ساحلي نايي قريب باكمله باكملها".split()
    + "ظل ظلت بقي بقيت بات باتت اصبح اصبحت يعد تعد يعتبر تعتبر".split()  # «قرية ظلت بيد المسلحين»
)
_NO_PLACE = (
    "particles", "cues", "nations", "forces", "actors", "generics", "placeparts", "adjectives", "numbers", "takings", "months", "offices",
    "persons",
)  # fmt: skip
_INTRODUCES = frozenset(("towns", "villages", "areas", "city", "town", "village", "district", "governorate", "crossing", "airport", "base"))


class Places:
    """Reads the places of one document; names once introduced are known again without their noun."""

    def __init__(self, reading: Reading, country: str | None, taken: Set[int]):
        """`taken` are the words of other names."""
        self.reading, self.country = reading, country
        self.entities, self.gazetteer = reading.lexicon.derived(Entities), reading.lexicon["places"]
        self.taken = taken
        self.names, self.nouns = reading.hits.on["places"], reading.hits.on["placenouns"]
        self.namesakes = {hit.first: reading.lexicon.namesakes.get(hit.forms, ()) for hit in reading.hits["places"]}
        self.theatre = theatre(reading.lexicon, country)
        self.countries = {p.country for namesakes in self.namesakes.values() for p in namesakes if not p.common}
        self.introduced = {p.id for noun in reading.hits["placenouns"] for p in self.namesakes.get(self._led_to(noun), ())}
        # number of the heading above each block; 0 before the first
        self.sections = list(accumulate((n if b.kind == "heading" else 0 for n, b in enumerate(reading.layout.blocks)), max))
        self.introductions = {noun.first: naming for noun in reading.hits["placenouns"] if (naming := self._introduced(noun))}
        self.coined = self._coined()

    def find(self) -> Iterator[Naming]:
        """All places in order of the text, re-mentions («المدينة») included."""
        hits, told = self.reading.hits, self.reading.layout.told
        met = Met()
        section, since = 0, 0  # the last heading and how many were met before it
        begins: Sequence[int] = hits.where("places", "placenouns")
        if self.coined:
            begins = sorted({*begins, *self._recurring()})
        free = 0
        for i in begins:
            sentence = told[i]
            if i < free or i in self.taken or not sentence:
                continue
            if self.sections[sentence.block] > section:
                section, since = sentence.block, len(met.places)
            noun = self.nouns(i)
            naming = self._place(i, noun) or self.introductions.get(i) or (self._again(noun, met, since) if noun else None)
            if naming is None and self.coined:
                naming = self._recurs(i, free == i or i == sentence.first)
            for one in self._with_others(naming, noun) if naming else ():
                free = one.last
                if one.entity and not self._only_locates(one):
                    met.places.append((self._kind(one.entity, noun if one is naming else None), one.entity))
                yield one

    def _only_locates(self, naming: Naming) -> bool:
        """«70 كلم غرب الرمادي», «اتفاق الرياض»: a place that another one lies near, or that names a pact, is not what is spoken of."""
        form = self.reading.words.form
        if form(naming.first - 1) in _PACTS:
            return True
        sided = self.reading.hits.on["placeparts"](naming.first - 1)
        return sided is not None and sided.entry.id in _SIDES and any(form(i) in _MILES for i in range(naming.first - 4, naming.first - 1))

    def _kind(self, entity: Entity, noun: Hit | None) -> str:
        if noun and noun.entry.kind != "rural":
            return noun.entry.id if noun.entry.kind == "facility" else noun.entry.kind  # «القاعدة» is no airport
        place = self.gazetteer.get(entity.id)
        return place.kind if place else "town"

    def _led_to(self, noun: Hit) -> int:
        """The word at which a name stands that a noun leads to, a quote mark or bracket between them or not."""
        return noun.last + (self.reading.words.form(noun.last) in _OPENING)

    def _noun_before(self, i: int) -> Hit | None:
        """The place noun that ends right before a word, a quote mark or bracket between them or not."""
        for back in (1, 2):
            noun = self.nouns(i - back)
            if noun and (noun.last == i or (noun.last == i - 1 and self.reading.words.forms[i - 1] in _OPENING)):
                return noun
        return None

    def _place(self, i: int, noun: Hit | None) -> Naming | None:
        """A name of the gazetteer, with the noun before it: «مدينة تدمر»."""
        names = noun and (noun.entry.id == "capital" or not noun.article)  # «العاصمة طرابلس»
        hit = (self.names(noun.last) if noun and names else None) or self.names(i)
        if hit is None or _inside(hit) or (hit.article and self.reading.hits.on["nations"](hit.first)):  # «السورية» is no country
            return None
        if hit.forms == _MUSCAT and self.reading.words.form(hit.last) == "راس":
            return None  # «مسقط رأس العائلة»
        noun = noun if noun and hit.first == noun.last else None
        known = self._choose(hit, noun)
        if known is None or self._far(known, noun):
            return None
        start = noun.start if noun else hit.start
        rules = (known.rule, noun.rule) if noun else (known.rule,)
        return Naming(i, hit.last, start, hit.end, "place", self.entities["places", known.id], rules)

    def _far(self, known: Any, noun: Hit | None) -> bool:
        """A quarter of one country is not the town of another, nor a small town abroad known without a word that says so."""
        if self.country is None or known.country in self.theatre or known.kind != "town":
            return False
        return noun.entry.kind == "district" if noun else known.population < _SMALL

    def _choose(self, hit: Hit, noun: Hit | None) -> Any | None:
        """The namesake meant: of the report's country, else of a country that it names, else the largest."""
        namesakes = self.namesakes[hit.first]
        if len(namesakes) == 1 and not namesakes[0].common:
            return namesakes[0]
        fits = [p for p in namesakes if not p.common or noun or self._whole_name(hit, p) or self._told(hit, p)]
        if noun and noun.entry.kind in ("region", "rural"):
            fits = [p for p in fits if p.kind == "region"] or fits
        if len(fits) == 1:
            return fits[0]
        return min(fits, key=lambda p: (p.country != self.country, p.country not in self.countries, -p.population, p.id), default=None)

    def _whole_name(self, hit: Hit, place: Any) -> bool:
        """«الخرطوم بحري» in a report from Sudan: only its short name «بحري» is an ordinary word."""
        return len(hit.forms) > 1 and place.country == self.country and any(" " not in form for form in place.forms)

    def _told(self, hit: Hit, place: Any) -> bool:
        """Whether the words around an ordinary word make it the name of a place."""
        return place.id in self.introduced or self._listed(hit) or self._taken(hit, place)

    def _taken(self, hit: Hit, place: Any) -> bool:
        """«تطهير عسيلان», «سيطر على حيس»: where only a place can stand, a village of the report's country needs no noun."""
        first, words, hits = hit.first, self.reading.words, self.reading.hits
        if place.country != self.country or len(hit.forms[-1]) < _SHORT or hits.any(_NO_PLACE, first) or hit.proclitic not in ("", "و"):
            return False
        before = hits.on["takings"](first - 1)
        if before and before.last == first and "object" in before.entry.joins:
            return True
        joined = words.form(first - 1) in ("علي", "نحو", "باتجاه", "الي")
        return joined and any(hits.on["takings"](i) for i in range(first - 2, first - _NEAR, -1))

    def _listed(self, hit: Hit) -> bool:
        """«في الباب ومنبج وتدمر»: an ordinary word stands in a list of places when both its neighbours do, or «بلدتي» leads the list."""
        before = self._place_before(hit) if hit.proclitic == "و" else None
        if before is None:
            return False
        noun = self._noun_before(before.first)
        after = self.names(hit.last)
        ends = self.reading.words.forms[hit.last : hit.last + 1] in (["."], ["،"])
        return (noun is not None and noun.forms[0].endswith(_SEVERAL)) or (after is not None and after.proclitic == "و") or ends

    def _place_before(self, hit: Hit) -> Hit | None:
        """The name of a place that ends where another begins."""
        for back in (1, 2, 3):
            earlier = self.names(hit.first - back)
            if earlier is not None and earlier.last == hit.first:
                return earlier
        return None

    def _introduced(self, noun: Hit) -> Naming | None:
        """A name that no gazetteer knows after a noun of place: «قرية أم الرمان»."""
        if noun.article or noun.entry.id not in _INTRODUCES:
            return None
        home, last = self.nouns(noun.last), self._name_end(noun.last)
        if last is None or (home and home.entry.kind == "homeland"):
            return None  # «كبرى مدن البلاد»
        words = self.reading.words
        name = words.text[words.starts[noun.last] : words.ends[last - 1]]
        key = "_".join(words.forms[noun.last : last])
        entity = Entity(f"{_COINED}{key}", "place", name, None, country=self.country)
        return Naming(noun.first, last, noun.start, words.ends[last - 1], "place", entity, (noun.rule,))

    def _with_others(self, naming: Naming, noun: Hit | None) -> Sequence[Naming]:
        """A name and those listed with it."""
        several = noun is not None and not noun.article and noun.forms[0].endswith(_SEVERAL)
        return (naming, *self._listed_with(naming, noun)) if noun and several else (naming,)

    def _listed_with(self, naming: Naming, noun: Hit) -> Iterator[Naming]:
        """Names that no gazetteer knows after the first of several: «بلدتي الفوعة وكفريا», «أحياء الصديق و7 نيسان»."""
        words, hits = self.reading.words, self.reading.hits
        at = naming.last
        for _ in range(_LIST):
            form = words.form(at)
            first = at + (form == "و")
            if form[:1] != "و" or self.names(first) or self.nouns(first):
                return
            name = words.forms[first][first == at :] if first < len(words) else ""
            numbered = name.isdigit() and hits.on["months"](first + 1) is not None
            named = len(name) > 2 and name.isalpha() and not hits.any((*_NO_PLACE, "counted", "losses"), first)
            if not named and not numbered:
                return
            last = first + 1 + (numbered or words.forms[first + 1 : first + 2] in _ORDERED)
            start = words.position(first, first == at)
            text = words.text[start : words.ends[last - 1]]
            entity = Entity(f"{_COINED}{'_'.join((name, *words.forms[first + 1 : last]))}", "place", text, None, country=self.country)
            yield Naming(first, last, start, words.ends[last - 1], "place", entity, (noun.rule,))
            at = last

    def _coined(self) -> dict[str, tuple[tuple[str, ...], Entity, tuple[str, ...]]]:
        """Names that no gazetteer knows and a noun introduces somewhere, by their first word: all their words, entity, rules."""
        coined: dict[str, tuple[tuple[str, ...], Entity, tuple[str, ...]]] = {}
        for noun in self.reading.hits["placenouns"]:
            led = self.introductions.get(noun.first) or (self._place(noun.first, noun) if noun.forms[0].endswith(_SEVERAL) else None)
            for one in self._with_others(led, noun) if led else ():
                if one.entity and one.entity.id.startswith(_COINED):
                    forms = tuple(one.entity.id.removeprefix(_COINED).split("_"))
                    if len(forms) > 1 or len(forms[0]) >= _SHORT:
                        coined.setdefault(forms[0], (forms, one.entity, one.rules))
        return coined

    def _recurring(self) -> list[int]:
        """Words at which a coined name may stand without its noun."""
        written = {f"{letter}{name}" for name in self.coined for letter in ("", *_WRITTEN_TO)}
        return list(compress(count(), map(written.__contains__, self.reading.words.forms)))

    def _recurs(self, i: int, leads: bool) -> Naming | None:
        """A coined name without its noun, where a place can stand or what is before `leads` to one: «انسحبوا من دويبق», «كفريا ودويبق»."""
        words = self.reading.words
        form = words.form(i)
        joined = form not in self.coined
        known = self.coined.get(form[joined:]) if not joined or form[:1] in _WRITTEN_TO else None
        if known is None or self.reading.hits.on["places"](i):
            return None
        forms, entity, rules = known
        last = i + len(forms)
        if tuple(words.forms[i + 1 : last]) != forms[1:] or (
            len(forms) == 1 and (self._completes(last) or not self._may_stand(i, form, leads))
        ):
            return None
        return Naming(i, last, words.position(i, int(joined)), words.ends[last - 1], "place", entity, rules)

    def _may_stand(self, i: int, form: str, leads: bool) -> bool:
        """Whether a place can stand at a word: after a preposition, a part of a place, a word of control, or what else `leads` to one."""
        hits = self.reading.hits
        if hits.any((*_NO_PLACE, "counted", "losses", "given"), i):
            return False
        before = hits.on["takings"](i - 1)
        taken = before is not None and before.last == i and "object" in before.entry.joins
        governed = self.reading.words.form(i - 1) in _LEADING or form[:1] in _WRITTEN_TO[1:] or hits.on["placeparts"](i - 1) is not None
        return leads or taken or governed

    def _name_end(self, i: int) -> int | None:
        """Where a name that begins at a word ends; None where what follows the noun describes instead of naming."""
        words, hits = self.reading.words, self.reading.hits
        if i >= len(words) or not words.forms[i].isalpha() or (len(words.forms[i]) < 3 and words.forms[i] not in _COMPOUND):
            return None
        form = words.forms[i]
        described = form in _DESCRIBES or (form.endswith("ه") and not form.startswith("ال"))
        if described or form[0] == "و" or (form not in _COMPOUND and hits.any(_NO_PLACE, i)):
            return None
        last = i + 1
        if form not in _COMPOUND and not form.startswith("ال") and self._completes(last):
            return last + 1
        while last < len(words) and words.forms[last - 1] in _COMPOUND and words.forms[last].isalpha():
            last += 1
        return last if form in _COMPOUND or last == i + 1 else None

    def _completes(self, i: int) -> bool:
        """Whether a definite noun ends a name of two words («مارون الراس»), no adjective of it («عوسويني الصومالية»)."""
        form = self.reading.words.form(i)
        layers = (*_NO_PLACE, "placenouns", "counted")
        return form.startswith("ال") and not form.endswith(("يه", "ي", "ين")) and not self.reading.hits.any(layers, i)

    def _again(self, noun: Hit, met: "Met", since: int) -> Naming | None:
        """«المدينة», «البلدة»: the place of that kind named last under the same heading, else the one named most."""
        i, kind = noun.first, noun.entry.kind
        if kind == "homeland":
            home = self.gazetteer.get((self.country or "").lower())
            return Naming(i, noun.last, noun.start, noun.end, "place", self.entities["places", home.id], (noun.rule,)) if home else None
        if noun.entry.id == "strip":
            return self._strip(noun)
        plural = noun.forms[0].endswith(_SEVERAL)  # «الأحياء السكنية» are not the quarter named before
        if not noun.article or plural or kind not in ("town", "region", "facility", "district"):
            return None
        if kind == "town" and self.reading.words.forms[noun.last : noun.last + 1] in _CAMPUS:
            return None
        kind = noun.entry.id if kind == "facility" else kind
        below = islice(reversed(met.places), len(met.places) - since)
        found = next((entity for known, entity in below if known == kind), None) or met.most(kind)
        return Naming(i, noun.last, noun.start, noun.end, "place", found, (noun.rule,)) if found else None

    def _strip(self, noun: Hit) -> Naming | None:
        """«القطاع» of a country that has one, no branch of the economy («القطاع الخاص»)."""
        following = self.reading.words.form(noun.last)
        if not noun.article or (following.startswith("ال") and following != "الذي"):
            return None
        strips = self.reading.lexicon.derived(_strips) if {self.country, *self.countries} & set(_STRIPS) else []
        entity = self.entities["places", strips[0].id] if strips else None
        return Naming(noun.first, noun.last, noun.start, noun.end, "place", entity, (noun.rule,)) if entity else None


def _strips(lexicon: Lexicon) -> list[Any]:
    """Strips of land that reports call «القطاع»."""
    return [p for p in lexicon["places"].values() if p.kind == "region" and p.country in _STRIPS and p.ar.startswith("قطاع ")]


def _inside(hit: Hit) -> bool:
    """Whether a short name is only the end of another word: «كسرت» is no Sirte, «فاجأ» no Aja."""
    return hit.proclitic in ("ك", "ف") and len(hit.forms) == 1 and len(hit.forms[0]) <= _SHORT
