#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# install_test.sh INSTALL BUILD: what deploy/cups/install puts in place is what CUPS accepts, and --remove leaves nothing.
set -euo pipefail

install=$1
build=$2
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

"$install" --root "$root" --build "$build" >"$root/said"
grep -q "lpadmin -p ticket" "$root/said"
modes=$(cd "$root" && find usr -type f -printf '%m %p\n' | sort)
[ "$modes" = "644 usr/share/ppd/fifteen/fifteen-escpos-58.ppd
644 usr/share/ppd/fifteen/fifteen-escpos-80.ppd
755 usr/lib/cups/filter/rastertofifteenescpos" ] || { echo "$modes"; exit 1; }
# Also that the filter the PPD names exists, and is safe in CUPS's eyes; warnings count as well.
for ppd in "$root"/usr/share/ppd/fifteen/*.ppd; do
  checked=$(cupstestppd -R "$root" -r -v "$ppd")
  if grep -E 'FAIL|WARN' <<<"$checked"; then exit 1; fi
done

"$install" --root "$root" --remove
left=$(cd "$root" && find usr -type f)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
if "$install" --nonsense 2>"$root/said"; then exit 1; fi
