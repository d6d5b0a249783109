# The servers and the browser that tests need: found, or installed, or started, and stopped at the end.
# Read in by bin/test after bin/environment.sh; `work` is its folder for a while.
# Each have_… sets the address of what it found, or else `missing`, a sentence that tells why there is none.
# shellcheck shell=bash

servers=()
missing=
nu=
postgres_url=
valkey_url=
chromium=
nginx=

have_postgres() {
    postgres_url=${postgres_url:-${DATELINE_TEST_POSTGRES_URL-}}
    if [ -n "$postgres_url" ]; then return; fi
    missing="there is no PostgreSQL here. Install the package postgresql, or name a server in DATELINE_TEST_POSTGRES_URL."
    find_postgres || install postgresql && find_postgres || return
    missing="PostgreSQL did not start; what it said stands above."
    start_postgres
}

have_valkey() {
    valkey_url=${valkey_url:-${DATELINE_TEST_VALKEY_URL-}}
    if [ -n "$valkey_url" ]; then return; fi
    missing="there is no Valkey or Redis here. Install the package redis-server, or name a server in DATELINE_TEST_VALKEY_URL."
    find_valkey || install_valkey && find_valkey || return
    missing="Valkey did not start; what it said stands above."
    start_valkey
}

have_nginx() {
    nginx=${nginx:-${DATELINE_TEST_NGINX-}}
    if [ -n "$nginx" ]; then return; fi
    missing="there is no nginx here. Install the package nginx, or name the program in DATELINE_TEST_NGINX."
    find_nginx || install nginx && find_nginx
}

have_chromium() {
    chromium=${chromium:-${DATELINE_TEST_CHROMIUM-}}
    if [ -n "$chromium" ]; then return; fi
    missing="there is no Chromium here. Install the package chromium, or name a browser in DATELINE_TEST_CHROMIUM."
    have_headless_shell || true
    find_chromium || install chromium && find_chromium
}

# The checker of HTML, a Java archive that npm carries: kept beside the Python environment, held to its digest.
have_nu() {
    nu=${nu:-${DATELINE_TEST_NU-}}
    if [ -n "$nu" ]; then return; fi
    missing="there is no Java for the Nu HTML checker here. Install the package default-jre-headless."
    have_program java default-jre-headless || return
    nu=$venv/nu-$nu_version.jar
    if [ -r "$nu" ]; then return; fi
    missing="the Nu HTML checker could not be fetched. Install the package npm, or name its archive in DATELINE_TEST_NU."
    have_program npm npm && fetch_nu || return
}

nu_version=26.9.27
nu_digest=22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47

fetch_nu() {
    local folder=$work/nu
    say "Fetching the Nu HTML checker $nu_version, for the tests."
    mkdir -- "$folder"
    (cd -- "$folder" && quietly npm pack --silent "vnu-jar@$nu_version") || return
    tar -xzf "$folder/vnu-jar-$nu_version.tgz" -C "$folder" package/build/dist/vnu.jar || return
    sha256sum --check --quiet <<<"$nu_digest  $folder/package/build/dist/vnu.jar" || return
    mv -- "$folder/package/build/dist/vnu.jar" "$nu"
}

# Finding

have_program() { command -v "$1" >/dev/null || install "$2" && command -v "$1" >/dev/null; }

find_postgres() {
    local folder
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | sort -rV) "$(folder_of initdb)"; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then postgres=$folder && return; fi
    done
    return 1
}

find_valkey() { valkey=$(command -v valkey-server || command -v redis-server); }

find_nginx() { nginx=$(PATH=$PATH:/usr/sbin command -v nginx); }

find_chromium() {
    local name
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        chromium=$(command -v "$name") && return
    done
    return 1
}

folder_of() { dirname -- "$(command -v "$1" || echo /nowhere/"$1")"; }

# Installing: root only, and without waking the system's own services.

install() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then return 1; fi
    say "Installing $* from the system's packages, for the tests."
    forbid_services
    if install_system_packages "$@"; then allow_services; else
        allow_services
        return 1
    fi
}

# Debian has Valkey since 13, and Redis before.
install_valkey() {
    if [ "$(id -u)" = 0 ] && command -v apt-cache >/dev/null; then freshen_package_lists || return; fi
    if apt-cache show valkey-server >/dev/null 2>&1; then install valkey-server; else install redis-server; fi
}

# Chromium without windows. Whole, it draws a frame of buttons round each page, too.
# Debian has it in a package of its own; elsewhere the whole one does.
have_headless_shell() {
    if command -v chromium-headless-shell >/dev/null; then return; fi
    if ! find_chromium && [ "$(id -u)" = 0 ] && command -v apt-cache >/dev/null; then freshen_package_lists || return; fi
    apt-cache show chromium-headless-shell >/dev/null 2>&1 && install chromium-headless-shell
}

policy=/usr/sbin/policy-rc.d
policy_is_ours=

# Debian's packages ask this file whether they may start what they brought.
forbid_services() {
    if [ -e "$policy" ]; then return; fi
    policy_is_ours=yes
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
}

allow_services() {
    if [ -n "$policy_is_ours" ]; then rm -f -- "$policy"; fi
    policy_is_ours=
}

# Starting: on loopback, at a free port, in a folder of their own, careless of power cuts.

start_postgres() {
    local port password folder=$work/postgres as=()
    port=$(free_port)
    password=$(random_word)
    mkdir -- "$folder"
    printf '%s' "$password" >"$folder/password"
    if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
        as=(setpriv --reuid="$(server_user)" --regid="$(id -g "$(server_user)")" --clear-groups)
        chown -R "$(server_user)" "$folder"
    fi
    cd -- "$work" # a folder that user may stand in
    quietly ${as[@]+"${as[@]}"} "$postgres/initdb" -D "$folder/data" -U dateline --pwfile="$folder/password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync || {
        cd -- "$root"
        return 1
    }
    ${as[@]+"${as[@]}"} "$postgres/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 \
        -c unix_socket_directories= -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
        >"$folder/log" 2>&1 </dev/null &
    servers+=($!)
    cd -- "$root"
    wait_until_ready $! "$folder/log" "$postgres/pg_isready" -q -h 127.0.0.1 -p "$port" -U dateline -d postgres || return
    PGPASSWORD=$password quietly "$postgres/createdb" -h 127.0.0.1 -p "$port" -U dateline dateline || return
    postgres_url=postgres://dateline:$password@127.0.0.1:$port/dateline
}

start_valkey() {
    local port folder=$work/valkey
    port=$(free_port)
    mkdir -- "$folder"
    "$valkey" --bind 127.0.0.1 --port "$port" --dir "$folder" --save "" --appendonly no \
        >"$folder/log" 2>&1 </dev/null &
    servers+=($!)
    wait_until_ready $! "$folder/log" answers "$port" || return
    valkey_url=redis://127.0.0.1:$port/0
}

server_user() { if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi; }

free_port() {
    "$venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

random_word() { "$venv/bin/python" -c 'import secrets; print(secrets.token_hex(16))'; }

answers() { (: >"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Asks ten times a second, for half a minute at most, and not longer than the server lives.
wait_until_ready() {
    local server=$1 log=$2 try
    shift 2
    for ((try = 0; try < 300; try++)); do
        if "$@"; then return; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    say "$(tail -n 20 -- "$log")"
    return 1
}

# Stopping: what we started, by its number, also after Ctrl-C.

tidy_up() {
    local server
    trap '' INT TERM HUP
    for server in ${servers[@]+"${servers[@]}"}; do kill -INT "$server" 2>/dev/null || true; done
    for server in ${servers[@]+"${servers[@]}"}; do end_of "$server"; done
    allow_services
    rm -rf -- "$work"
}

end_of() {
    local try
    for ((try = 0; try < 100; try++)); do
        kill -0 "$1" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null || true
}
