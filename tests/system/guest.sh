#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# guest.sh MODULES: the guest's only service. It carries out lines of shell from its second serial port and says how each
# ended. What it says there: "| LINE" of an order's output, "status N" at its end, and at any time "report LINE" from a
# program that start() left running.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
modules=$1
orders=/dev/ttyS1

report() { sed -u 's/^/report /' >"$orders"; }

# start NAME COMMAND ...: leaves it running; its lines are reported, and at last "NAME ended STATUS".
start() {
  local name=$1
  shift
  {
    "$@" 2>&1 </dev/null &
    echo $! >"/run/$name.started"
    wait $!
    echo "$name ended $?"
  } | report &
}

# stop NAME: asks it to end; the report says when it has.
stop() {
  kill "$(cat "/run/$1.started")"
  rm "/run/$1.started"
}

mkdir -p /lib/modules /dev/pts /dev/shm
mount --bind "$modules" /lib/modules
mount -t devpts devpts /dev/pts
mount -t tmpfs shm /dev/shm
ip link set lo up || ifconfig lo up # whichever this machine has

stty -F "$orders" raw -echo
exec 3<>"$orders"
echo "guest is up" >&3
while IFS= read -r line <&3; do
  eval "$line" >/run/output 2>&1 </dev/null 3<&-
  status=$?
  sed 's/^/| /' /run/output >&3
  echo "status $status" >&3
done
