"""Questions in SQL: the rows that count and nothing else."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import tables
from analysis.store import asking, open_store
from analysis.store.asking import Refusal
from analysis.store.faults import StoreError
from analysis.store.opened import Opened
from tests.conftest import Command
from tests.keeping import articles, keep, text


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with four documents, one of them changed, one removed, one that could not be read."""
    base = tmp_path_factory.mktemp("asked")
    folder = articles(base / "in", 4)
    (folder / "bad.txt").write_bytes(b"\x00\x01")
    keep(base / "store", folder)
    (folder / "a0000.txt").write_text(text(50), encoding="utf-8")
    (folder / "a0001.txt").unlink()
    keep(base / "store", folder)
    return base / "store"


@pytest.mark.parametrize("table", ["documents", "unreadable", "entities", *tables.EXTRACTED])
def test_each_table_has_the_rows_that_count(store: Path, table: str) -> None:
    """Those of the removed and of the changed document are gone; columns are those of the codebook."""
    opened = Opened(store)
    rows, expected = opened.query(f"select * from {table}"), opened.tables()[table]
    assert list(rows.columns) == list(expected.columns) == tables.schema(table).names
    assert len(rows) == len(expected)
    key = "path" if table == "unreadable" else "id"
    assert sorted(rows[key]) == sorted(expected[key])


def test_an_answer_has_the_types_of_the_tables(store: Path) -> None:
    """Whole numbers stay whole, lists are tuples; one line in a notebook."""
    rows = open_store(store).query("select start, rules, best from figures order by id limit 1")
    assert isinstance(rows, pd.DataFrame)
    assert isinstance(rows["rules"][0], tuple) and rows["start"].dtype == pd.Int64Dtype()
    assert open_store(store).query("select count(*) as n from figures f join documents d on d.id = f.doc_id")["n"][0] > 0
    assert "physical_plan" in str(open_store(store).query("explain select 1"))


FORBIDDEN = [
    "select * from read_csv('/etc/passwd', sep = ':')",
    "select * from read_text('/etc/passwd')",
    "select * from read_blob('/etc/passwd')",
    "select * from '/etc/passwd'",
    "select * from glob('/etc/*')",
    "select * from read_csv('https://example.org/x.csv')",
    "select * from read_parquet('{store}/parts/00000001/documents.parquet')",
    "select * from read_json('{store}/state.sqlite')",
    "select * from parquet_metadata('{store}/parts/00000001/documents.parquet')",
    "select * from sniff_csv('/etc/passwd')",
    "select getenv('HOME')",
    "copy (select 1) to '{store}/out.csv'",
    "copy (select 1) to '/tmp/out.csv'",
    "copy documents from '/etc/passwd'",
    "export database '{store}/out'",
    "import database '{store}'",
    "install httpfs",
    "load httpfs",
    "load '/tmp/x.so'",
    "attach '{store}/state.sqlite' as s (type sqlite)",
    "attach ':memory:' as m",
    "set enable_external_access = true",
    "set memory_limit = '100GB'",
    "set lock_configuration = false",
    "reset enable_external_access",
    "pragma enable_profiling",
    "pragma database_list",
    "call pragma_version()",
    "create table t as select 1",
    "create secret (type s3)",
    "drop view documents",
    "delete from documents",
    "insert into documents (id) values ('x')",
    "update documents set id = 'x'",
    "checkpoint",
    "begin",
    "prepare p as select 1",
    "select 1; select 2",
    "select 1; copy (select 1) to '{store}/out.csv'",
    "",
    "--",
    "this is no SQL",
    "select * from local_variable",
    "select no_such_column from documents",
    "select * from query('copy (select 1) to ''{store}/out.csv''')",
]


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_nothing_else_can_be_reached_or_changed(store: Path, sql: str) -> None:
    """No file, no network, no extension, no setting, no table; the store is as it was."""
    local_variable = pd.DataFrame({"secret": [1]})
    before = {p: p.read_bytes() for p in store.rglob("*") if p.is_file()}
    with pytest.raises(Refusal, match="query: "):
        Opened(store).query(sql.replace("{store}", str(store)))
    assert {p: p.read_bytes() for p in store.rglob("*") if p.is_file()} == before
    assert len(local_variable) and not Path("/tmp/out.csv").exists()


@pytest.mark.parametrize(
    "sql", [s for s in FORBIDDEN if s.startswith(("select * from read", "copy", "attach '{", "set", "install", "load"))]
)
def test_the_engine_itself_refuses(store: Path, sql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a statement taken for a question, it would still reach nothing."""

    class Every:
        def __contains__(self, kind: object) -> bool:
            return True

    monkeypatch.setattr(asking, "QUESTIONS", Every())
    with pytest.raises(Refusal):
        Opened(store).query(sql.replace("{store}", str(store)))
    assert not list(store.glob("out*"))


def test_an_answer_without_end_is_interrupted(store: Path) -> None:
    """In time and in size."""
    with pytest.raises(Refusal, match=r"no answer in 0\.5 seconds"):
        Opened(store).query("select sum(a.range * b.range) from range(100000000) a, range(100000000) b", seconds=0.5)
    with pytest.raises(Refusal, match="bytes"):
        Opened(store).query("select repeat('x', 1000) from range(100000000)")


def test_a_store_that_cannot_be_written_to_answers(store: Path, tmp_path: Path) -> None:
    """Nothing is written to answer; the state is opened to be read."""
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(store, copy)
    for path in [copy, *copy.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        before = sorted(copy.rglob("*"))
        assert len(Opened(copy).query("select id from documents")) == 3
        assert Opened(copy).search("أكد").documents == 3
        assert sorted(copy.rglob("*")) == before
    finally:
        for path in [copy, *copy.rglob("*")]:
            path.chmod(0o755)


def test_no_store_is_refused_by_name(tmp_path: Path, analysis: Command) -> None:
    """And so is one whose state is broken; nothing is made there."""
    with pytest.raises(StoreError, match="no store"):
        open_store(tmp_path / "nothing")
    (tmp_path / "state.sqlite").write_bytes(b"this is not a database, whatever its name says" * 50)
    with pytest.raises(StoreError, match=r"state\.sqlite"):
        open_store(tmp_path)
    done = analysis("query", "select 1", "--store", tmp_path / "nothing")
    assert done.returncode == 64 and "nothing" in done.stderr and "Traceback" not in done.stderr


def test_the_command_prints_each_format(analysis: Command, store: Path) -> None:
    """For a reader, for a sheet without live formulas, for a program."""
    sql = "select id, '=cmd()' as live, null as none, rules from control order by id limit 2"
    told = json.loads(analysis("query", sql, "--store", store, "--format", "json").stdout)
    assert len(told) == 2 and told[0]["live"] == "=cmd()" and told[0]["none"] is None and isinstance(told[0]["rules"], list)
    sheet = analysis("query", sql, "--store", store, "--format", "csv").stdout.splitlines()
    assert sheet[0] == "id,live,none,rules" and ",'=cmd()," in sheet[1]
    shown = analysis("query", "select id, '\u202e002' || chr(27) as trick from documents order by id", "--store", store).stdout
    assert "a0000" in shown and "\u202e" not in shown and "\x1b" not in shown
    refused = analysis("query", "copy (select 1) to 'x'", "--store", store)
    assert refused.returncode == 64 and "COPY" in refused.stderr
