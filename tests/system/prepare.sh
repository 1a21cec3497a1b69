#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# prepare.sh FOLDER: Debian's kernel, unpacked and never installed, and a first root file system for the guest, in FOLDER:
#   vmlinux, initramfs, lib/modules/VERSION, kernel-version
# Done once a package version. Needs the network only then.
set -euo pipefail

folder=$1
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
cd "$folder"

# What the first root needs before it can reach the host's files; modprobe loads everything after that.
first_modules=(virtio_pci 9pnet_virtio 9p overlay)

package_of_kernel() {
  apt-cache depends linux-image-amd64 2>/dev/null | awk '/Depends: linux-image-/ { print $2; exit }'
}

# The lists may be missing, or older than the archive.
download() {
  local package
  package=$(package_of_kernel)
  [ -n "$package" ] && apt-get download "$package" >&2 && return
  if [ "$(id -u)" = 0 ]; then
    apt-get -o DPkg::Lock::Timeout=300 update >&2
  fi
  package=$(package_of_kernel)
  [ -n "$package" ] || { echo "apt knows no linux-image-amd64" >&2; return 1; }
  apt-get download "$package" >&2
}

# The kernel inside the self-extracting image: QEMU starts that directly (PVH), which saves seconds.
unpack_vmlinux() { # bzImage
  local offset
  while read -r offset; do
    tail -c "+$((offset + 1))" "$1" | xz -dc --single-stream >vmlinux.new 2>/dev/null || true
    if [ "$(head -c 4 vmlinux.new | tail -c 3)" = ELF ]; then
      mv vmlinux.new vmlinux
      return
    fi
  done < <(LC_ALL=C grep -abPo '\xfd7zXZ\x00' "$1" | cut -d: -f1)
  echo "no ELF kernel in $1" >&2
  return 1
}

unpack_kernel() {
  rm -rf unpacked lib ./*.deb
  download
  dpkg-deb -x ./linux-image-*.deb unpacked
  unpack_vmlinux unpacked/boot/vmlinuz-*
  mv unpacked/lib lib
  rm -rf unpacked ./*.deb
  depmod -b . "$(ls lib/modules)"
}

make_initramfs() {
  local version root module path
  version=$(ls lib/modules)
  root=$(mktemp -d)
  mkdir -p "$root"/{bin,dev,proc,sys,lower,upper,root,modules}
  cp "$(command -v busybox)" "$root/bin/busybox"
  ln -s busybox "$root/bin/sh"
  cp "$here/first-root.sh" "$root/init"
  chmod +x "$root/init"
  for module in "${first_modules[@]}"; do
    modprobe -d . -S "$version" --show-depends "$module" | awk '$1 == "insmod" { print $2 }'
  done | awk '!seen[$0]++' | while read -r path; do
    cp "$path" "$root/modules/"
    basename "$path" >>"$root/modules/order"
  done
  (cd "$root" && find . | cpio --quiet -o -H newc) | gzip -1 >initramfs.new
  rm -rf "$root"
  mv initramfs.new initramfs
}

[ -f kernel-version ] || unpack_kernel
make_initramfs
ls lib/modules >kernel-version
