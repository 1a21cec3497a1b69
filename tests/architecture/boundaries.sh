#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# boundaries.sh RULES ROOT: scans #include lines, CMake link lists and QML imports below ROOT against RULES. Prints what the
# rules do not allow, one line each, and fails if there is anything.
set -euo pipefail

rules=$1
cd "$2"

# One line a use: FILE:LINE <TAB> WHAT, WHAT being a library of ours ("our domain") or a third party ("third qt").
uses() {
    local folder=$1
    { grep -rHnE '^[[:space:]]*#[[:space:]]*include' --include='*.hpp' --include='*.cpp' "$folder" || true; } | include_uses
    # A comment may speak of a library; `#` in a CMake string does not occur here.
    { grep -rHnE '(^|[^#]*[^#[:alnum:]])[A-Za-z0-9_-]+::[A-Za-z0-9_-]+|fifteen-[a-z]' --include=CMakeLists.txt "$folder" || true; } |
        { grep -vE '^[^:]*:[0-9]+:[[:space:]]*#' || true; } | link_uses
    { grep -rHnE '^import[[:space:]]' --include='*.qml' "$folder" || true; } | import_uses
}

include_uses() {
    awk '
    function use(what) { print place "\t" what }
    {
        split($0, part, ":"); place = part[1] ":" part[2]
        match($0, /[<"][^>"]*[>"]/); quoted = substr($0, RSTART, 1) == "\""; name = substr($0, RSTART + 1, RLENGTH - 2)
        if (name ~ /^\.\.\//) { use("our " name); next }
        slash = index(name, "/"); head = slash ? substr(name, 1, slash - 1) : ""
        if (name ~ /^boost\/(asio|beast)/) use("third asio")
        else if (name ~ /^boost\/(describe|mp11)/) use("third describe")
        else if (name ~ /^boost\/(json|url)/) use("third json")
        else if (name ~ /^boost\/(system|assert|config)/) next
        else if (head == "boost") { sub(/^boost\//, "", name); sub(/[\/.].*/, "", name); use("third boost-" name) }
        else if (name ~ /^Q[A-Z]/ || head ~ /^Qt/) use("third qt")
        else if (name ~ /^libusb/) use("third libusb")
        else if (name ~ /^(PCSC\/)?(winscard|wintypes|pcsclite|reader)\.h/) use("third pcsclite")
        else if (name ~ /^(sqlite3|SQLiteCpp)/) use("third sqlite")
        else if (head == "cups") use("third cups")
        else if (head == "alsa") use("third alsa")
        else if (name ~ /^qrencode/) use("third qrencode")
        else if (head == "toml++") use("third toml")
        else if (name ~ /^umockdev/) use("third umockdev")
        else if (name ~ /^usbredir/) use("third usbredir")
        else if (head == "openssl") use("third openssl")
        else if (head == "prometheus") use("third prometheus")
        else if (head == "spdlog" || head == "fmt") use("third spdlog")
        else if (head == "CLI") use("third cli11")
        else if (name ~ /^z(lib|conf)\.h/) use("third zlib")
        else if (head == "sys" || head == "linux" || head == "netinet" || head == "arpa" || head == "net" && !quoted) next
        else if (quoted && head != "") use("our " head)
        else if (head != "") use("third " head)
    }'
}

link_uses() {
    awk '
    {
        split($0, part, ":"); place = part[1] ":" part[2]
        line = $0; sub(/^[^:]*:[0-9]+:/, "", line)
        while (match(line, /[A-Za-z0-9_-]+::[A-Za-z0-9_-]+/)) {
            word = substr(line, RSTART, RLENGTH); line = substr(line, RSTART + RLENGTH)
            split(word, name, "::"); what = ""
            if (name[1] == "fifteen") { sub(/-plugin$/, "", name[2]); gsub(/-/, "_", name[2]); what = "our " name[2] }
            else if (name[1] ~ /^Qt6?$/) what = "third qt"
            else if (name[1] ~ /^SQLite/) what = "third sqlite"
            else if (name[1] == "Cups") what = "third cups"
            else if (name[1] == "OpenSSL") what = "third openssl"
            else if (name[1] == "CLI11") what = "third cli11"
            else if (name[1] == "spdlog" || name[1] == "fmt") what = "third spdlog"
            else if (name[1] == "ZLIB") what = "third zlib"
            else if (name[1] ~ /^prometheus/) what = "third prometheus"
            else if (name[1] == "tomlplusplus") what = "third toml"
            else if (word ~ /^Boost::(json|url)$/) what = "third json"
            else if (name[1] == "PkgConfig") what = "third " tolower(name[2])
            if (what != "") print place "\t" what
        }
    }'
}

import_uses() {
    awk '
    {
        split($0, part, ":"); place = part[1] ":" part[2]
        module = part[3]; sub(/^import[ \t]+/, "", module); sub(/[ \t].*/, "", module)
        if (module ~ /^Fifteen\./) {
            sub(/^Fifteen\./, "", module); name = ""
            for (i = 1; i <= length(module); ++i) {
                letter = substr(module, i, 1)
                name = name (letter ~ /[A-Z]/ && i > 1 ? "_" : "") tolower(letter)
            }
            print place "\tour " name
        } else if (module !~ /^Qt/) print place "\tthird " module
    }'
}

found=$(mktemp)
trap 'rm -f "$found"' EXIT

known=" "
while IFS='|' read -r folder ours third; do
    folder=${folder// /}
    if [[ -z $folder || $folder == \#* ]]; then continue; fi
    known+="$folder "
    if [[ ! -d $folder ]]; then continue; fi
    own=${folder##*/}
    uses "$folder" | awk -F'\t' -v folder="$folder" -v own="${own//-/_}" -v ours="$ours" -v third="$third" '
        BEGIN { n = split(ours, list, " "); for (i = 1; i <= n; ++i) allowed["our " list[i]]
                n = split(third, list, " "); for (i = 1; i <= n; ++i) allowed["third " list[i]]
                allowed["our " own] }
        $2 in allowed { next }
        $2 ~ /^our [a-z_]+$/ && "our any" in allowed { next }
        { kind = $2; sub(/ .*/, "", kind); name = $2; sub(/^[a-z]+ /, "", name)
          print $1 ": " folder " may not know " (kind == "our" ? "our " : "the library ") name }' >>"$found"
done <"$rules"

shopt -s nullglob
for folder in queue-server/*/ kiosk/*/ drivers/*/ qml/*/; do
    folder=${folder%/}
    if [[ $known != *" $folder "* && -n $(find "$folder" -name '*.cpp' -o -name '*.hpp' -o -name '*.qml' | head -n 1) ]]; then
        echo "$folder: has no rule in $(basename "$rules")" >>"$found"
    fi
done

sort -u "$found"
[[ ! -s $found ]]
