#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# headers.sh ROOT FOLDER ...: every public header of these folders compiles alone. One that some .cpp of ours includes before
# anything else is proven by every build; only the others are compiled here. Prints what the compiler says, and fails then.
set -euo pipefail

cd "$1"
shift

first_includes() { # of the .cpp files below the folders, as written: domain/decide.hpp
    find "$@" -name '*.cpp' -exec awk '
        FNR == 1 { seen = 0 }
        /^[[:space:]]*#[[:space:]]*include/ && !seen { seen = 1; if (split($0, part, "\"") > 1) print part[2] }' {} + | sort -u
}

public_headers() {
    local folder
    for folder in "$@"; do
        (cd "$folder/include" && find . -name '*.hpp' -printf '%P\n')
    done | sort -u
}

include_paths=("${@/#/-I}")
mapfile -t left < <(comm -23 <(public_headers "$@") <(first_includes "$@"))
[ ${#left[@]} -gt 0 ] || exit 0
# shellcheck disable=SC2016  # the inner shell's variables
printf '%s\0' "${left[@]}" | xargs -0 -P "$(nproc)" -I HEADER sh -c 'header=$1; shift
    printf "#include \"%s\"\n" "$header" | "${CXX:-g++}" -std=c++20 -Wall -Wextra -fsyntax-only "$@" -x c++ - ||
        { echo "does not compile alone: $header"; exit 1; }' sh HEADER "${include_paths[@]/%//include}"
