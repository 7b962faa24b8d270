"""Isnad's notebooks in Apache Airflow: one watch of the folder, then each notebook by PapermillOperator, then one published run.

Airflow is not installed with Isnad (it weighs some 550 MB): give it an environment of its own with `apache-airflow` and
`apache-airflow-providers-papermill`. Notebooks run in Isnad's environment all the same, through a kernel that is made known once, by the
user of the workers: `/srv/isnad/.venv/bin/python -m ipykernel install --user --name isnad`. Paths are those of variables, so that the file
can be copied as it is.
"""

import os
from datetime import datetime, timedelta
from pathlib import Path

from airflow import DAG
from airflow.providers.papermill.operators.papermill import PapermillOperator
from airflow.providers.standard.operators.bash import BashOperator

ISNAD = Path(os.environ.get("ISNAD", "/srv/isnad"))
ARTICLES = os.environ.get("ISNAD_ARTICLES", "/srv/articles")
DATA = Path(os.environ.get("ISNAD_DATA", "/srv/isnad-data"))
PYTHON = os.environ.get("ISNAD_PYTHON", str(ISNAD / ".venv/bin/python"))
EXPECTED = "code=$?; case $code in 0|3|4) ;; *) exit $code ;; esac"  # 3 is partial, 4 nothing new: no failure of the task
KERNEL = os.environ.get("ISNAD_KERNEL", "isnad")
NOTEBOOKS = ("1-read", "2-force-ratios", "3-control", "4-who-says-what")

with DAG(
    "isnad",
    description="Arabic war reporting, turned into evidence",
    schedule="15 * * * *",
    start_date=datetime(2024, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=5), "execution_timeout": timedelta(minutes=50)},
    tags=["isnad"],
) as dag:
    watch = BashOperator(
        task_id="watch",
        cwd=str(ISNAD),
        bash_command=f"mkdir -p {DATA}/notebooks && {PYTHON} -m analysis watch {ARTICLES} --store {DATA}/store; {EXPECTED}",
    )
    publish = BashOperator(
        task_id="publish",
        cwd=str(ISNAD),
        bash_command=f"{PYTHON} -m analysis run --store {DATA}/store --out {DATA}/figures --if-new --keep 30 --log json; {EXPECTED}",
    )
    for name in NOTEBOOKS:
        notebook = PapermillOperator(
            task_id=f"notebook_{name.replace('-', '_')}",
            input_nb=str(ISNAD / "notebooks" / f"{name}.ipynb"),
            output_nb=str(DATA / "notebooks" / (name + "-{{ ds_nodash }}.ipynb")),
            kernel_name=KERNEL,
            language_name="python",
            parameters={"inputs": str(DATA / "store"), "lang": "ar"},
        )
        watch >> notebook >> publish
