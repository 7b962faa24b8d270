"""All notebooks in both languages by the project's engine, in the folder that it starts in."""

from pathlib import Path

from analysis.run import warm
from analysis.run.absent import GRAMMAR, absent
from analysis.run.parameters import Settings, of_notebook
from analysis.wording import LANGUAGES

warm.server()
with absent(GRAMMAR):
    from analysis.run.notebooks import Job, executing, notebooks

jobs = [Job(notebook, lang, of_notebook(Settings(), lang)) for lang in LANGUAGES for notebook in notebooks()]
with executing(jobs, Path.cwd(), "isnad", 600, lambda executed: None) as pending:
    done = [future.result() for future in pending]
assert all(executed.ok for executed in done), done
