#!/bin/bash
# What the suite needs beside Python: PostgreSQL on 127.0.0.1:5432 (user postgres, trusted on loopback) and Chromium.
# Uses what is there; else, as root, installs Debian's packages; else says what will be left out.
# With CI=true nothing may be left out. Called by make: tests/setup/services.sh PYTHON
set -uo pipefail
python=$1
left_out=0

say() { printf 'test set-up: %s\n' "$*"; }

leave_out() {
    say "LEFT OUT: $1"
    say "  $2"
    left_out=1
}

may_install() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

lists_fresh=no
install_debian() {
    say "installing Debian's $1: $2"
    if [ "$lists_fresh" = no ]; then
        apt-get update -qq </dev/null || say "the package lists could not be refreshed; trying with those there are"
        lists_fresh=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" </dev/null >/dev/null
}

postgresql_answers() {
    "$python" -c 'import psycopg; psycopg.connect("host=127.0.0.1 port=5432 user=postgres dbname=postgres", connect_timeout=3).close()' 2>/dev/null
}

port_taken() { (exec 3<>/dev/tcp/127.0.0.1/5432) 2>/dev/null; }

# The cluster on port 5432, as "version name", where Debian's tools know one.
cluster() { command -v pg_lsclusters >/dev/null && pg_lsclusters --no-header | awk '$3 == 5432 { print $1, $2; exit }'; }

trust_loopback() {
    local rules="/etc/postgresql/$1/$2/pg_hba.conf"
    local line="host all postgres 127.0.0.1/32 trust"
    say "letting the user postgres in from this machine without a password ($rules): this server is for tests only"
    sed -i "1i $line" "$rules"
}

start_cluster() {
    say "starting PostgreSQL $1 ($2)"
    pg_ctlcluster "$1" "$2" restart
    for _ in $(seq 30); do
        if port_taken; then return 0; fi
        sleep 1
    done
    return 1
}

ensure_postgresql() {
    if postgresql_answers; then return 0; fi
    if port_taken; then
        leave_out "the tests on PostgreSQL" "A server answers on 127.0.0.1:5432 but does not let the user postgres in without a password."
        return 1
    fi
    if ! may_install; then
        leave_out "the tests on PostgreSQL" "None answers on 127.0.0.1:5432. Start one that trusts the user postgres there, or run make test as root on Debian."
        return 1
    fi
    if [ -z "$(cluster)" ]; then
        if ! install_debian postgresql "the suite runs on SQLite and on PostgreSQL, and none answers on 127.0.0.1:5432"; then
            leave_out "the tests on PostgreSQL" "apt-get could not install postgresql; its message stands above."
            return 1
        fi
        if [ -z "$(cluster)" ]; then
            say "no cluster of PostgreSQL on port 5432 was made; making one"
            pg_createcluster "$(ls /usr/lib/postgresql | sort -V | tail -1)" kymppi_tests -p 5432 >/dev/null
        fi
        # shellcheck disable=SC2046
        trust_loopback $(cluster)
    fi
    # shellcheck disable=SC2046
    start_cluster $(cluster)
    if postgresql_answers; then return 0; fi
    leave_out "the tests on PostgreSQL" "The server on 127.0.0.1:5432 does not let the user postgres in without a password; its log tells why."
    return 1
}

chromium_found() {
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

ensure_chromium() {
    if chromium_found; then return 0; fi
    if may_install; then
        install_debian chromium "the suite looks at the pages in a real browser, and there is none here"
        if chromium_found; then return 0; fi
    fi
    leave_out "the tests in a browser" "There is no chromium here. Install it (sudo apt-get install chromium), or run make test as root on Debian."
    return 1
}

# Playwright brings a program of its own to drive the browser, which asks for libatomic.
driver_runs() { "$python" -c 'import subprocess, playwright._impl._driver as d; subprocess.run([d.compute_driver_executable()[0], "--version"], check=True, capture_output=True)' 2>/dev/null; }

ensure_driver() {
    if driver_runs; then return 0; fi
    if may_install; then
        install_debian libatomic1 "the program that drives the browser asks for it"
        if driver_runs; then return 0; fi
    fi
    leave_out "the tests in a browser" "Playwright's driver does not run here. Install libatomic1 (sudo apt-get install libatomic1)."
    return 1
}

ensure_postgresql
ensure_chromium && ensure_driver
if [ "$left_out" -ne 0 ] && [ "${CI:-}" = true ]; then
    say "CI=true, so nothing may be left out"
    exit 1
fi
exit 0
