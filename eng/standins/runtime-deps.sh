#!/bin/sh
# Runs inside the SDK stand-in: writes, as a tar stream, the root file system of the runtime stand-in.
# What a Native AOT service loads, and nothing to run besides it.
set -eu

root=$(mktemp -d)
cd /
keep() { cp --archive --parents "$@" "$root"; }

libraries=usr/lib/$(uname -m)-linux-gnu
keep "$libraries"/ld-linux-*.so.* "$libraries"/libc.so.6 "$libraries"/libm.so.6 \
  "$libraries"/libdl.so.2 "$libraries"/libpthread.so.0 "$libraries"/librt.so.1 \
  "$libraries"/libgcc_s.so.1 "$libraries"/libssl.so.3 "$libraries"/libcrypto.so.3
keep lib
[ ! -e lib64 ] || keep lib64 usr/lib64

keep etc/os-release usr/lib/os-release etc/debian_version etc/nsswitch.conf etc/host.conf
keep etc/ssl/certs/ca-certificates.crt etc/ssl/openssl.cnf usr/lib/ssl/certs usr/lib/ssl/openssl.cnf
# A list of every zone again in source form, and two more copies of each zone, with and without leap seconds.
keep usr/share/zoneinfo
rm -rf "$root"/usr/share/zoneinfo/posix "$root"/usr/share/zoneinfo/right \
  "$root"/usr/share/zoneinfo/tzdata.zi "$root"/usr/share/zoneinfo/leap*

grep -E '^(root|app):' etc/passwd | sed 's|:/bin/bash$|:/bin/false|' > "$root"/etc/passwd
grep -E '^(root|app):' etc/group > "$root"/etc/group
mkdir -p "$root"/dev "$root"/proc "$root"/run "$root"/sys "$root"/var/lib/dpkg
install -d -o 1654 -g 1654 "$root"/home/app
install -d -m 1777 "$root"/tmp "$root"/var/tmp
install -d -m 700 "$root"/root

# What a package inventory should find here.
ssl=$(dpkg-query --search "/$libraries/libssl.so.3" | cut -d: -f1)
dpkg-query --status base-files ca-certificates libc6 libgcc-s1 "$ssl" tzdata > "$root"/var/lib/dpkg/status

chmod 755 "$root"
tar --create --directory "$root" --sort=name .
