"""Parameters of a run: typed, known by name, refused before anything runs."""

import papermill
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.run.notebooks import notebooks
from analysis.run.parameters import KNOWN, OWN, BadParameter, Settings, checked, of_notebook, with_parameters


def test_known_parameters_are_taken() -> None:
    """A value has the type of its parameter."""
    settings = with_parameters(Settings(), ["shown=5", "place=palmyra", "outlet=a=b"])
    assert (settings.shown, settings.place, settings.outlet) == (5, "palmyra", "a=b")


@pytest.mark.parametrize("assignment", ["shwon=3", "tables=x", "inputs=x", "lang=ar", "=3", "shown", "os.remove=1", "shown =3"])
def test_an_unknown_parameter_is_refused_by_name_with_the_known_ones(assignment: str) -> None:
    """Nothing is guessed, and nothing that is not a known name is pasted into a notebook."""
    with pytest.raises(BadParameter) as refused:
        with_parameters(Settings(), [assignment])
    assert assignment in str(refused.value)
    assert all(name in str(refused.value) for name in KNOWN)


@given(st.text().filter(lambda t: not (t.isascii() and t.isdigit() and len(t) < 10)))
def test_a_whole_number_is_written_in_ascii_digits(text: str) -> None:
    """`five`, `٥`, `5.0`, `1_000` and an empty text are no number."""
    with pytest.raises(BadParameter, match="shown"):
        with_parameters(Settings(), [f"shown={text}"])


@given(st.integers(0, 999_999_999))
def test_every_whole_number_is_taken_as_it_is(n: int) -> None:
    """No number changes on its way."""
    assert with_parameters(Settings(), [f"shown={n}"]).shown == n


@pytest.mark.parametrize("text", ["no", "0012", "1:30", "null", "{x}", "'", '"; import os'])
def test_a_text_stays_the_text_it_is(text: str) -> None:
    """No value is taken for a number, a truth value or code."""
    assert with_parameters(Settings(), [f"place={text}"]).place == text


def test_a_parameter_given_twice_is_refused() -> None:
    """The last one does not win silently."""
    with pytest.raises(BadParameter, match="given twice"):
        with_parameters(Settings(), ["shown=1", "shown=2"])
    with pytest.raises(BadParameter, match="given twice"):
        with_parameters(Settings(conflict="syria"), ["conflict=yemen"])


@pytest.mark.parametrize(
    "settings", [Settings(langs=("ar", "fr")), Settings(published="May"), Settings(day="May"), Settings(reference="/nowhere.json")]
)
def test_values_that_cannot_be_are_refused(settings: Settings) -> None:
    """A language without wording, a time that is none, a file that is not there."""
    with pytest.raises(BadParameter):
        checked(settings)


def test_notebooks_have_the_parameters_that_a_run_gives_and_no_others() -> None:
    """The schema and the notebooks' own cells say the same, with the same types and defaults."""
    given_by_run = of_notebook(Settings(), "ar")
    for notebook in notebooks():
        for name, parameter in papermill.inspect_notebook(str(notebook)).items():
            assert name in given_by_run, f"{notebook.name}: {name}"
            kind = OWN[name] if name in OWN else KNOWN[name].type
            assert parameter["inferred_type_name"] == kind.__name__
            assert parameter["help"], f"{notebook.name}: {name} has no comment"
            if name in KNOWN:
                assert parameter["default"].strip("\"'") == str(KNOWN[name].default)
