#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The public headers compile alone where neither Qt nor Beast makes that dear; and the one of the fixture, which does not, is caught.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

bash "$here/headers.sh" "$here/../.." \
    queue-server/domain queue-server/protocol queue-server/service queue-server/storage kiosk/flows kiosk/ticket \
    drivers/transport drivers/id-card drivers/escpos drivers/cups-filter drivers/emulator deploy/settings tests/support

if said=$(bash "$here/headers.sh" "$here/header-fixture" leaning 2>&1); then
    echo "not caught: $here/header-fixture"
    exit 1
elif [[ $said != *"does not compile alone: leaning/leaning.hpp"* || $said == *"alone: leaning/proven.hpp"* ]]; then
    printf 'caught otherwise:\n%s\n' "$said"
    exit 1
fi
