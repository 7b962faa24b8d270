"""Seconds of processor time that Duckling takes for some texts: runs in an environment of its own, for it can crash.

Standard input is JSON: `texts` (several lists of texts), `kinds` (several lists of what is looked for) and `repeats`. Standard output
is JSON: for each list of texts a list of seconds, one for each list of kinds, each text's best of so many passes over all of them.
"""

import json
import sys
import time

import duckling  # type: ignore[import-not-found]

ZONES = "/usr/share/zoneinfo"
NOON = 1488456000  # seconds since 1970 of the day that relative times count from


def main() -> None:
    """Parse each text for each list of kinds."""
    asked = json.load(sys.stdin)
    zones = duckling.load_time_zones(ZONES)
    locale = duckling.parse_locale("AR", duckling.default_locale_lang(duckling.parse_lang("AR")))
    context = duckling.Context(duckling.parse_ref_time(zones, "UTC", NOON), locale)

    def once(text: str, dimensions: object) -> float:
        began = time.process_time()
        duckling.parse(text, context, dimensions, False)
        return time.process_time() - began

    measured = []
    for texts in asked["texts"]:
        measured.append([])
        for kinds in asked["kinds"]:
            dimensions = duckling.parse_dimensions(kinds)
            once(texts[0][:20], dimensions)  # the first call builds its rules
            passes = [[once(text, dimensions) for text in texts] for _ in range(asked["repeats"])]
            measured[-1].append(sum(map(min, *passes)))
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
