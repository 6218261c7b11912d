#!/usr/bin/env bash
# A second Docker engine, as if on another machine: with namespaces of its own for network, processes and mounts, it
# neither sees this machine's engine nor is seen by it. This machine reaches its published ports at an address of its own.
# All of it is gone when this script ends, which the end of its input makes it do, so also the death of who started it.
#
# Usage: private-engine.sh DIRECTORY LINK HERE THERE [SIZE]
#   DIRECTORY  is made and removed: `docker.sock`, `log`, `pid` (of a process in its namespaces), its data
#   LINK       name of the network interface on this machine, and of its control groups
#   HERE THERE addresses of the two ends of that link, of one /30 network
#   SIZE       of its disk, as 64m; as large as this machine's where not given
# Input: `stop`, `crash` (SIGKILL of the engine alone), `start`; each is answered by a line once it is so.
set -euo pipefail
readonly directory=$1 link=$2 here=$3 there=$4 size=${5:-}
trap '' INT TERM HUP

if [[ ${INSIDE:-} != yes ]]; then
  mkdir "$directory"
  exec 3<&0 4< /proc/self/ns/net
  INSIDE=yes unshare --net --mount --pid --fork --kill-child --mount-proc "$0" "$@" <&3 &
  echo "$!" > "$directory/pid"
  status=0
  wait "$!" || status=$?
  find /sys/fs/cgroup -depth -type d -path "*/$link*" -exec rmdir {} + 2> /dev/null || true
  rm -rf "$directory"
  exit "$status"
fi

fail() {
  echo "failed: $1 $(tail -n 3 "$directory/log")"
  exit 1
}

start() {
  # No default route: what asks for a registry is refused at once.
  dockerd --host "unix://$directory/docker.sock" --data-root "$directory/data" --exec-root "$directory/exec" \
    --pidfile "$directory/engine.pid" --cgroup-parent "$link" --exec-opt native.cgroupdriver=cgroupfs \
    --shutdown-timeout 5 < /dev/null >> "$directory/log" 2>&1 &
  engine=$!
  for ((tries = 0; tries < 300; tries++)); do
    ! docker --host "unix://$directory/docker.sock" version > /dev/null 2>&1 || return 0
    kill -0 "$engine" 2> /dev/null || fail "The engine has ended."
    sleep 0.1
  done
  fail "The engine does not answer."
}

end() {
  kill -"$1" "$engine" 2> /dev/null || true
  wait "$engine" 2> /dev/null || true
}

touch "$directory/log"
ip link set lo up
ip link add eth0 type veth peer name "$link" netns /proc/self/fd/4
ip address add "$there/30" dev eth0
ip link set eth0 up
nsenter --net=/proc/self/fd/4 sh -c "ip address add $here/30 dev $link && ip link set $link up"
exec 4<&-
mkdir "$directory/data"
[[ -z $size ]] || mount -t tmpfs -o "size=$size" tmpfs "$directory/data"

start
echo ready
while read -r order; do
  case $order in
    stop) end TERM ;;
    crash) end KILL ;;
    start) start ;;
    *) fail "There is no order '$order'." ;;
  esac
  echo "$order"
done
end TERM
