"""Paths of drawings, written short."""

import re

# how many points each command takes at a time
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3}
_COMMAND = re.compile(r"([MLQC])([^A-Za-z]*)|[Zz]")
_NUMBER = re.compile(r"-?[\d.]+")


def stepwise(path: str) -> str:
    """A path of absolute points as steps from each to the next, to a hundredth; as it is when it has other commands."""
    if not set(re.findall("[A-Za-z]", path)) <= {*_POINTS, "Z", "z"}:
        return path
    written, at, begun = [], (0, 0), (0, 0)
    for match in _COMMAND.finditer(path):
        if match[1] is None:
            written.append("z")
            at = begun
            continue
        # whole hundredths: the steps add up to the points again
        numbers = [round(float(n) * 100) for n in _NUMBER.findall(match[2])]
        steps = []
        for n, point in enumerate(zip(numbers[::2], numbers[1::2], strict=True), 1):
            steps += [point[0] - at[0], point[1] - at[1]]
            at = point if n % _POINTS[match[1]] == 0 else at
        begun = at if match[1] == "M" else begun
        written.append(match[1].lower() + _joined(steps))
    return "".join(written)


def short(number: float) -> str:
    """A number to a hundredth, without zeros at its end."""
    return f"{number:.2f}".rstrip("0").rstrip(".") if abs(number) >= 0.005 else "0"


def _joined(hundredths: list[int]) -> str:
    """Numbers with a blank only where the next has no sign."""
    return re.sub(" (?=-)", "", " ".join(short(n / 100) for n in hundredths))
