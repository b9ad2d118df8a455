#!/bin/bash
# Builds the Python environment: deploy/environment.sh DIRECTORY LOCK...
# Each LOCK is a requirements file with hashes; nothing that is not in them, byte for byte, is installed.
set -euo pipefail
directory=$1
shift
oldest="3.11"

say() { printf 'setup: %s\n' "$*"; }
give_up() { printf 'setup: %s\n' "$@" >&2; exit 1; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local candidate
    for candidate in python3.11 python3 python3.12 python3.13; do
        if new_enough "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

install_debian() {
    local reason=$1
    shift
    if ! command -v apt-get >/dev/null; then
        give_up "$reason" "This machine has no apt-get: install $* in its own way, then run the same command again."
    fi
    if [ "$(id -u)" -ne 0 ]; then
        give_up "$reason" "Run this, then the same command again:  sudo apt-get install $*"
    fi
    say "$reason"
    say "installing Debian's $*"
    apt-get update -qq </dev/null || say "the package lists could not be refreshed; trying with those there are"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

python=$(find_python) || {
    install_debian "Kymppi needs Python $oldest or newer, and there is none here." python3 python3-venv
    python=$(find_python) || give_up "This system's python3 is older than $oldest: install a newer one first."
}

if ! [ -x "$directory/bin/python" ] || ! new_enough "$directory/bin/python" || ! "$directory/bin/python" -m pip --version >/dev/null 2>&1; then
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("{}.{}".format(*sys.version_info))')
        install_debian "Debian keeps the part of Python that makes environments in a package of its own." "python$version-venv"
    fi
    say "making $directory with $("$python" --version)"
    rm -rf "$directory"
    "$python" -m venv "$directory"
fi

locks=()
for lock in "$@"; do
    locks+=(-r "$lock")
done
say "installing what $* name (about a minute the first time)"
"$directory/bin/python" -m pip install -qq --disable-pip-version-check --no-input --require-hashes "${locks[@]}"
say "ready"
