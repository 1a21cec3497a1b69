# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What deploy/run and deploy/test share: installing, building, saying how long it took. Sourced, not run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034  # for the scripts that source this one
build=$root/build

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >&2
}

# The packages of packages.txt that this machine lacks, one a line. Provided names (libfoo-dev by libfoo2-dev) count.
missing_packages() {
  local package
  sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$root/deploy/packages.txt" | while read -r package; do
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -q '^installed$' || printf '%s\n' "$package"
  done
}

install_packages() {
  local missing
  mapfile -t missing < <(missing_packages)
  # Node from elsewhere brings its own npm, which conflicts with Debian's: only where there is none at all.
  command -v node >/dev/null || missing+=(nodejs npm)
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  as_root apt-get -o DPkg::Lock::Timeout=300 update >&2
  apt_install "${missing[@]}"
}

# build_preset PRESET [TARGET ...]
build_preset() {
  local preset=$1
  shift
  (cd "$root" && cmake --preset "$preset" >&2 && cmake --build --preset "$preset" ${1:+--target "$@"} >&2)
}

# stage NAME COMMAND ...: runs it and prints the minutes it took; a failure ends the script.
stage() {
  local name=$1 begin=$SECONDS status=0
  shift
  say "== $name"
  "$@" || status=$?
  say "== $name: $(((SECONDS - begin) / 60)) min $(((SECONDS - begin) % 60)) s$([ $status = 0 ] || echo " - FAILED ($status)")"
  [ $status = 0 ] || exit $status
}
