# How the Python environment of a checkout is found, made and kept up to date.
# Read in by bin/dateline, bin/test and bin/lock, which set `root`, the folder of the checkout.
# shellcheck shell=bash

venv=${DATELINE_VENV:-$root/.venv}
case $venv in /*) ;; *) venv=$PWD/$venv ;; esac
ours=.dateline-environment # lies in every environment we made, so that we never empty a stranger's folder

# What is said goes to the error output: the other one belongs to the command, which may print JSON.
say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$*"
    exit 1
}

# Runs a command in silence, and shows what it said only if it fails.
quietly() {
    local output
    output=$("$@" 2>&1 </dev/null) && return
    say "$output"
    return 1
}

# The environment for people who publish ("runtime"), or with the tools for tests as well ("dev").
prepare_environment() {
    if environment_is_ready "$1"; then return; fi
    local place
    place=$(dirname -- "$venv")
    check_writable "$place"
    (
        if command -v flock >/dev/null; then wait_for_turn; fi
        if environment_is_ready "$1"; then exit; fi
        set_up_environment "$1"
    ) 9<"$place"
}

wait_for_turn() {
    flock --nonblock 9 && return
    say "Waiting for another set-up of $venv to end."
    flock 9
}

environment_is_ready() {
    [ -x "$venv/bin/python" ] && [ -r "$venv/.dateline-$1" ] && [ "$(<"$venv/.dateline-$1")" = "$(stamp "$1")" ]
}

# Everything that makes an environment the right one. It is written down last, so half an environment has none.
stamp() {
    cat -- "$(lock_of "$1")" "$root/requirements/uv.txt" "$root/pyproject.toml" | sha256sum
    whereabouts
}

# Moving the checkout, or a new Python beneath it, calls for a new environment, not for an update.
whereabouts() { printf '%s\n' "$root" "$venv" "$(readlink -f -- "$venv/bin/python")"; }

lock_of() {
    case $1 in
        runtime) printf '%s' "$root/requirements/lock.txt" ;;
        dev) printf '%s' "$root/requirements/dev.txt" ;;
    esac
}

check_writable() {
    if [ ! -d "$1" ]; then
        stop "There is no folder $1 to put the Python environment in. Make it, or name another place in DATELINE_VENV."
    fi
    if [ -d "$venv" ] && [ -w "$venv" ]; then return; fi
    if [ ! -d "$venv" ] && [ -w "$1" ]; then return; fi
    stop "The Python environment belongs in $venv, but $(id -un) may not write there." \
        "Run this once as the owner of that folder, or name another place in DATELINE_VENV."
}

set_up_environment() {
    if can_be_updated; then
        say "Updating the Python environment in $(short "$venv") (some seconds)."
        rm -f -- "$venv/.dateline-runtime" "$venv/.dateline-dev"
    else
        say "Setting up the Python environment in $(short "$venv") (once, about a minute)."
        make_environment
    fi
    install_uv "$venv"
    say "Installing Dateline's packages."
    install_packages_of "$1"
    stamp runtime >"$venv/.dateline-runtime"
    if [ "$1" = dev ]; then stamp dev >"$venv/.dateline-dev"; fi
}

# A whole environment (it has a stamp) in its old place keeps what its owner added to it.
can_be_updated() {
    [ -x "$venv/bin/python" ] && [ -r "$venv/.dateline-runtime" ] &&
        [ "$(tail -n 3 -- "$venv/.dateline-runtime")" = "$(whereabouts)" ]
}

short() { printf '%s' "${1#"$root/"}"; }

make_environment() {
    local python
    python=$(find_python) || stop "Dateline needs Python 3.11 or newer, and there is none on the path." \
        "On Debian or Ubuntu type: $(as_administrator)apt-get install -y python3-venv"
    need_venv_module "$python"
    empty_environment
    quietly "$python" -m venv "$venv" ||
        stop "Python could not make the environment in $venv; what it said stands above."
}

find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Debian and Ubuntu keep the part of Python that makes environments in a package of its own.
need_venv_module() {
    if has_venv_module "$1"; then return; fi
    local package
    package=$(basename -- "$1")-venv
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        stop "This Python cannot make environments: Debian and Ubuntu keep that part in the package $package." \
            "Type: $(as_administrator)apt-get install -y $package"
    fi
    say "Installing the system package $package, which Python needs to make environments."
    install_system_packages "$package" && has_venv_module "$1" ||
        stop "The package $package could not be installed; what apt-get said stands above."
}

has_venv_module() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

as_administrator() { [ "$(id -u)" = 0 ] || printf 'sudo '; }

install_system_packages() {
    export DEBIAN_FRONTEND=noninteractive
    freshen_package_lists || return
    quietly apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
}

package_lists_are_fresh=
freshen_package_lists() {
    if [ -n "$package_lists_are_fresh" ]; then return; fi
    quietly apt-get update || return
    package_lists_are_fresh=yes
}

empty_environment() {
    if [ -e "$venv" ] && [ ! -e "$venv/$ours" ] && [ -n "$(ls -A -- "$venv")" ]; then
        stop "$venv holds something that bin/dateline did not make." \
            "Remove it, or name an empty or new folder in DATELINE_VENV."
    fi
    mkdir -p -- "$venv"
    : >"$venv/$ours"
    find "$venv/" -mindepth 1 -maxdepth 1 ! -name "$ours" -exec rm -rf -- {} +
}

# pip fetches one thing, uv, held to the hashes in requirements/uv.txt; uv fetches the rest, ten times faster.
install_uv() {
    quietly env -u PIP_USER -u PIP_TARGET -u PIP_PREFIX -u PYTHONHOME "$1/bin/python" -m pip install \
        --disable-pip-version-check --only-binary :all: --require-hashes -r "$root/requirements/uv.txt" ||
        stop "pip could not install uv; what it said stands above. Mend that and run this again."
}

install_packages_of() {
    local uv=("$venv/bin/uv" --quiet pip install --python "$venv/bin/python")
    tell_uv_what_pip_knows "$venv"
    # The lock file is complete, and leaves out on purpose what pyproject.toml overrides: so nothing is looked up.
    quietly "${uv[@]}" --no-deps --only-binary :all: --compile-bytecode --require-hashes -r "$(lock_of "$1")" ||
        stop "The packages could not be installed; what uv said stands above. Mend that and run this again."
    quietly "${uv[@]}" --no-deps --editable "$root" ||
        stop "The checkout itself could not be installed; what uv said stands above."
}

# uv does not read pip's configuration; a house with a package index of its own has told pip, and need not tell twice.
tell_uv_what_pip_knows() {
    local known
    known=$("$1/bin/python" -m pip config list 2>/dev/null) || return 0
    pass_on UV_DEFAULT_INDEX index-url "$known"
    pass_on UV_FIND_LINKS find-links "$known"
    pass_on UV_NO_INDEX no-index "$known"
    pass_on SSL_CERT_FILE cert "$known"
    mkdir -p -- "${XDG_CACHE_HOME:-${HOME:-/nowhere}/.cache}/uv" 2>/dev/null || export UV_NO_CACHE=1
}

# The environment beats the files, and the nearer file the farther one. A variable that is set already stays.
pass_on() {
    local scope value
    for scope in :env: site user global; do
        value=$(sed -n "s/^$scope\.$2='\(.*\)'\$/\1/p" <<<"$3")
        if [ -n "$value" ] && [ -z "${!1-}" ]; then export "$1=${value//\\n/,}"; fi
    done
}
