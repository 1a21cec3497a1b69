#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The tree keeps to the rules; and every fixture, a small tree that breaks one of them, is caught with the words in its
# file `expected`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
failures=0

if ! said=$(bash "$here/boundaries.sh" "$here/rules.txt" "$here/../.." 2>&1); then
    echo "$said"
    failures=1
fi
for fixture in "$here"/fixtures/*/; do
    if said=$(bash "$here/boundaries.sh" "$here/rules.txt" "$fixture" 2>&1); then
        echo "not caught: $fixture"
        failures=1
    elif [[ $said != "$(cat "$fixture/expected")" ]]; then
        printf 'caught otherwise: %s\n%s\n' "$fixture" "$said"
        failures=1
    fi
done
exit "$failures"
