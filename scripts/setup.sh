#!/bin/sh
# Bring the virtual environment in line with the lock; do nothing if it already is.
#
# Called by make from the root of the repository. Reads VENV (where the environment is),
# LOCK (what is in it) and PYTHON (the interpreter to make it with; empty: look for one).
# Leaves nothing outside VENV. VENV/ready is written last, so its absence means an
# interrupted run, and the environment is made anew.
set -eu

venv=${VENV:-.venv}
lock=${LOCK:-requirements.lock}
asked=${PYTHON:-}
bin=$venv/bin/python

export UV_SYSTEM_CERTS=1 UV_LINK_MODE=copy UV_NO_CACHE=1 UV_PYTHON_DOWNLOADS=never
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_INPUT=1
unset PYTHONHOME PYTHONPATH

say() { printf '%s\n' "$*" >&2; }

stop() {
    say ""
    for line in "$@"; do say "$line"; done
    exit 1
}

version_of() {
    "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null
}

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null
}

makes_environments() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null
}

# What the environment is made from: here (an environment cannot be moved), the lock, the package.
recipe() {
    pwd
    cksum <"$lock"
    cksum <pyproject.toml
}

# Sets $python to the first interpreter that can do it, or says what is missing.
find_python() {
    seen=
    bare=
    set -- python3 python3.14 python3.13 python3.12 python3.11
    [ -z "$asked" ] || set -- "$asked"
    for python in "$@"; do
        found=$(version_of "$python") || continue
        seen="${seen:+$seen, }$python is $found"
        fits "$python" || continue
        makes_environments "$python" && return
        bare=$python
    done
    if [ -n "$bare" ]; then
        short=$(version_of "$bare")
        short=${short%.*}
        stop "$bare (Python $short) cannot make virtual environments: venv or ensurepip is missing." \
            "Debian and Ubuntu keep them in a package of their own:" \
            "    sudo apt install python3-venv        (or python$short-venv)" \
            "Then run make again."
    fi
    stop "Python 3.11, 3.12, 3.13 or 3.14 is needed; ${seen:-no ${asked:-python3} was found}." \
        "    Debian, Ubuntu:  sudo apt install python3 python3-venv" \
        "    Fedora:          sudo dnf install python3" \
        "    macOS:           brew install python" \
        "Then run make again, or name one: make figures PYTHON=/where/it/is/python3.12"
}

# True if the environment is whole, works, was made here and by the interpreter asked for, if any.
usable() {
    [ -f "$venv/ready" ] &&
        [ "$(head -n 1 "$venv/ready")" = "$(pwd)" ] &&
        { [ -z "$asked" ] || [ "$asked" = "$(cat "$venv/made-by")" ]; } &&
        "$bin" -c '' 2>/dev/null
}

make_environment() {
    find_python
    [ ! -d "$venv" ] || say "$venv is unfinished or made otherwise: making it anew"
    say "Making $venv with $python (Python $(version_of "$python"))"
    "$python" -m venv --clear "$venv" ||
        stop "$python could not make $venv; see above. Is the disk full, or the directory read-only?"
    printf '%s\n' "$asked" >"$venv/made-by"
}

# Splits the lock in two: uv, and the rest.
split_lock() {
    awk -v uv="$venv/uv.lock" -v rest="$venv/rest.lock" '
        /^[^ #]/ { file = /^uv==/ ? uv : rest }
        file { print >file }' "$lock"
}

# uv at the lock's version and hash; it may lack a build for this machine, so failing is no error.
bring_uv() {
    "$bin" -m pip install --quiet --require-hashes --no-deps --only-binary :all: \
        -r "$venv/uv.lock" >"$venv/uv.log" 2>&1
}

with_uv() {
    [ -t 2 ] && quiet= || quiet=--quiet
    "$bin" -m uv pip sync $quiet --python "$bin" --require-hashes "$lock" &&
        "$bin" -m uv pip install --quiet --python "$bin" --no-deps --no-build-isolation -e .
}

with_pip() {
    say "uv is not to be had here; installing with pip, which takes longer"
    "$bin" -m pip install --progress-bar off --require-hashes -r "$venv/rest.lock" &&
        "$bin" -m pip install --quiet --no-deps --no-build-isolation -e .
}

install_packages() {
    rm -f "$venv/ready"
    say "Installing $(grep -c '==' "$lock") packages at the versions of $lock (some minutes at most)"
    split_lock
    if bring_uv && with_uv || with_pip; then return; fi
    stop "The packages could not be installed; the lines above say why." \
        "The network is needed this once, to reach the Python package index. Behind a proxy, set" \
        "HTTPS_PROXY; with a mirror, set it up for pip. Then run make again."
}

usable || make_environment
[ -f "$venv/ready" ] && [ "$(recipe)" = "$(cat "$venv/ready")" ] && exit 0
install_packages
recipe >"$venv/ready"
say "$venv is ready"
