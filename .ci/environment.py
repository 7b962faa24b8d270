"""Print environment.yml: every version that requirements.txt locks, for conda users.

usage: environment.py requirements.txt
"""

import re
import sys
from pathlib import Path

HEAD = """# Made by `make lock` from requirements.txt: the same versions, for conda users.
#   conda env create -f environment.yml && conda activate isnad && python -m analysis run seeds
name: isnad
channels:
  - conda-forge
  - nodefaults
dependencies:
  - python >=3.11,<3.14
  - pip
  - pip:
"""
PIN = re.compile(r"^([\w.-]+==[\w.+!-]+(?: ; [^\\\n]+?)?) *\\?$", re.MULTILINE)


def environment(requirements: str) -> str:
    """Text of environment.yml, with the pins of a requirements file and the project itself."""
    pins = [pin.strip() for pin in PIN.findall(requirements)]
    return HEAD + "".join(f'      - "{pin}"\n' for pin in pins) + "      - --editable .\n"


if __name__ == "__main__":
    print(environment(Path(sys.argv[1]).read_text(encoding="utf-8")), end="")
