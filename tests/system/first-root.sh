#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The guest's first process, in the initramfs, under busybox: makes a root of the host's files, read-only, with a layer of
# memory over it, and goes on there with tests/system/guest.sh.
bb() { /bin/busybox "$@"; }

bb mount -t devtmpfs dev /dev
bb mount -t proc proc /proc
bb mount -t sysfs sys /sys
while read -r module; do
  bb insmod "/modules/$module"
done </modules/order

word() { # the value of name=value on the kernel's command line
  bb sed -n "s/.*\\b$1=\\([^ ]*\\).*/\\1/p" /proc/cmdline
}

bb mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=524288 host /lower || bb poweroff -f
bb mount -t tmpfs upper /upper
bb mkdir /upper/files /upper/work
bb mount -t overlay -o lowerdir=/lower,upperdir=/upper/files,workdir=/upper/work root /root || bb poweroff -f
bb mount --move /dev /root/dev
# The host's /run is none of the guest's business: it would find sockets of programs that do not run here.
bb mount -t proc proc /root/proc
bb mount -t sysfs sys /root/sys
bb mount -t tmpfs run /root/run
exec /bin/busybox switch_root /root /bin/bash "$(word fifteen.guest)" "$(word fifteen.modules)"
