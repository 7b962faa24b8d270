#!/bin/sh
# run.sh SECONDS: runs each fuzzing target so long (20) in an environment of its own under build/fuzz; TARGETS names some. Found inputs stay there.
set -u
cd "$(dirname "$0")/../.." || exit 64
seconds=${1:-20} build=build/fuzz
[ "$seconds" -gt 0 ] 2>/dev/null || seconds=20
[ -n "${TARGETS:-}" ] || TARGETS=$(cd tests/fuzz && ls ./*.py | sed 's|.*/||; s|\.py$||' | grep -v -e __init__ -e harness)

if [ ! -f "$build/.ready" ]; then
  python=$(.ci/python "python3.13 python3.12 python3.11") || { echo "make fuzz: atheris needs Python 3.11, 3.12 or 3.13." >&2; exit 64; }
  echo "Building $build/env with $python: once, a few minutes"
  if ! { "$python" -m venv "$build/env" && "$build/env/bin/python" -m pip install -qq --disable-pip-version-check atheris &&
    "$build/env/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt; } then
    echo "make fuzz: atheris or the project's packages cannot be had here (offline, or no wheel for this system and Python); nothing was fuzzed." >&2
    exit 75
  fi
  touch "$build/.ready"
fi

mkdir -p "$build/found"
failed=
for target in $TARGETS; do
  echo "== $target, $seconds s"
  env SECONDS="$seconds" PYTHONPATH=. "$build/env/bin/python" -m "tests.fuzz.$target" >"$build/$target.log" 2>&1 || failed="$failed $target"
  grep -E 'stat::number_of_executed_units|Uncaught|ERROR: libFuzzer|^(=== )?[A-Za-z]*Error' "$build/$target.log" | head -n 5
done
if [ -n "$failed" ]; then
  echo "Found something:$failed. See $build/found and $build/<target>.log; make a test of each." >&2
  exit 1
fi
echo "Nothing found in $seconds s each: $TARGETS" | tr '\n' ' '
echo
