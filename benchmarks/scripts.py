"""The code of all notebooks in both languages as plain scripts, in this one process and the folder that it starts in."""

import json

from analysis.run.parameters import Settings, of_notebook
from analysis.wording import LANGUAGES
from benchmarks import NOTEBOOKS

for lang in LANGUAGES:
    for path in NOTEBOOKS:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        parameters, *code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
        names: dict[str, object] = {}
        exec(parameters, names)  # noqa: S102  our own notebooks  # nosec B102
        names |= {k: v for k, v in of_notebook(Settings(), lang).items() if k in names}
        for source in code:
            exec(source, names)  # noqa: S102  # nosec B102
