"""Seconds of processor time that Duckling takes for the lines of standard input: runs in an environment of its own, for it can crash."""

import json
import sys
import time

import duckling  # type: ignore[import-not-found]

ZONES = "/usr/share/zoneinfo"
NOON = 1488456000  # seconds since 1970 of the day that relative times count from


def main() -> None:
    """Parse each line for numbers, ordinals and times; print seconds and what was found as JSON."""
    lines = sys.stdin.buffer.read().decode("utf-8").splitlines()
    zones = duckling.load_time_zones(ZONES)
    locale = duckling.parse_locale("AR", duckling.default_locale_lang(duckling.parse_lang("AR")))
    context = duckling.Context(duckling.parse_ref_time(zones, "UTC", NOON), locale)
    dimensions = duckling.parse_dimensions(["numeral", "ordinal", "time"])
    duckling.parse(lines[0], context, dimensions, False)  # the first call builds its rules
    began = time.process_time()
    found = sum(len(duckling.parse(line, context, dimensions, False)) for line in lines)
    print(json.dumps({"seconds": time.process_time() - began, "found": found}))


if __name__ == "__main__":
    main()
