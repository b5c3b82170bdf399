#!/bin/sh
# The slow checks, by hand before a release: every supported Python found on this machine, the
# lowest versions pyproject.toml admits, and known flaws in the locked packages.
# Needs the network; python3.11 to python3.14 on PATH as far as they are to be tried.
set -u

failed=
mkdir -p build

try() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed="$failed
    $name"
}

lowest() {
    make setup &&
        .venv/bin/python -m uv pip compile pyproject.toml --extra dev --quiet --generate-hashes \
            --resolution lowest-direct --python-version 3.11 --output-file build/lowest.lock &&
        make setup VENV=build/lowest LOCK=build/lowest.lock &&
        MPLCONFIGDIR="$(pwd)/build/lowest/matplotlib" build/lowest/bin/python -m pytest -q
}

flaws() {
    python=build/pip-audit/bin/python
    [ -x $python ] || .venv/bin/python -m venv build/pip-audit || return
    $python -m pip install --quiet pip-audit &&
        $python -m pip_audit --strict --requirement requirements.lock --require-hashes --disable-pip
}

for version in 3.11 3.12 3.13 3.14; do
    if "python$version" -c '' 2>/dev/null; then
        try "Python $version" make test PYTHON="python$version" VENV="build/python$version"
    else
        printf '\n== Python %s: no python%s on PATH, not tried\n' "$version" "$version"
    fi
done
try "lowest versions" lowest
try "known flaws" flaws

[ -z "$failed" ] || { printf '\nFailed:%s\n' "$failed"; exit 1; }
printf '\nNothing found.\n'
