# shellcheck shell=bash
# Finds a container engine that answers. Where none is installed, installs and starts Docker.

engine= # docker or podman, once found

# As Aspire chooses: the one that ASPIRE_CONTAINER_RUNTIME names, else Docker, else Podman.
find_engine() {
  local wanted=${ASPIRE_CONTAINER_RUNTIME:-} remote=${DOCKER_HOST:-${DOCKER_CONTEXT:-}}
  use_answering_client "${wanted:-docker}" && return
  # A Docker that is only not running goes before Podman: its images are there already.
  if [[ ${wanted:-docker} == docker && -z $remote && $EUID == 0 ]] && type -P dockerd > /dev/null; then
    start_docker
    return
  fi
  [[ -n $wanted ]] || ! use_answering_client podman || return 0

  [[ ${wanted:-docker} == docker ]] ||
    fail "$wanted does not answer: install or mend it, or unset ASPIRE_CONTAINER_RUNTIME."
  [[ -z $remote ]] ||
    fail "no Docker engine answers at $remote: start it, or unset DOCKER_HOST and DOCKER_CONTEXT."
  [[ ! -S /var/run/docker.sock || -w /var/run/docker.sock ]] ||
    fail "you may not use the Docker engine: run 'sudo usermod -aG docker ${USER:-you}' and log in again."
  can_install ||
    fail "no container engine answers: start Docker or Podman, or install one (https://docs.docker.com/engine/install)."
  install_docker
  use_answering_client docker || start_docker
}

# Takes the first client on the PATH that reaches an engine, which need not be the first client.
use_answering_client() { # NAME...
  local name client first
  for name; do
    first=$(type -P "$name") || continue
    while IFS= read -r client; do
      within 20 "$client" ps --quiet > /dev/null 2>&1 || continue
      [[ $client == "$first" ]] || put_first "$client"
      engine=$name
      if [[ $name != docker ]]; then
        export ASPIRE_CONTAINER_RUNTIME=$name
        limit_podman
      fi
      return 0
    done < <(type -ap "$name")
  done
  return 1
}

put_first() { # CLIENT
  say "Using $1, because the $name before it on the PATH reaches no engine."
  mkdir -p artifacts/setup/bin
  ln -sf "$1" "artifacts/setup/bin/$name"
  export PATH=$PWD/artifacts/setup/bin:$PATH
}

install_docker() {
  local packages=(docker.io)
  # Newer releases keep the client in a package of its own.
  if apt-cache show docker-cli > /dev/null 2>&1; then packages+=(docker-cli); fi
  install_packages "${packages[@]}"
  hash -r
}

start_docker() {
  local log='journalctl -u docker' daemon=
  if [[ -d /run/systemd/system ]]; then
    say "Starting Docker (systemctl start docker)"
    systemctl start docker || fail "Docker did not start: see $log."
  else
    start_daemon
  fi

  local limit=$((SECONDS + 60))
  until use_answering_client docker; do
    [[ -z $daemon ]] || kill -0 "$daemon" 2> /dev/null || fail "Docker ended at once: $(tail -n 1 "$log")"
    ((SECONDS < limit)) || fail "Docker was started but does not answer: see $log."
    sleep 0.2
  done
}

start_daemon() {
  forget_stale_pid /var/run/docker.pid dockerd
  forget_stale_pid /var/run/docker/containerd/containerd.pid containerd
  if daemon=$(cat /var/run/docker.pid 2> /dev/null); then
    # The installation of the package may have started it.
    log=/var/log/docker.log
    return
  fi
  log=artifacts/setup/dockerd.log
  say "Starting Docker (dockerd, detached; log in $log)"
  mkdir -p artifacts/setup
  # A session of its own, so that Ctrl-C in this terminal does not reach it.
  setsid nohup dockerd > "$log" 2>&1 < /dev/null &
  daemon=$!
}

# A pid file outlives a killed daemon, and its number may by now be another process.
forget_stale_pid() { # FILE NAME
  local pid
  pid=$(cat "$1" 2> /dev/null) || return 0
  [[ $(cat "/proc/$pid/comm" 2> /dev/null) == "$2" ]] || rm -f "$1"
}

# Podman's own defaults exceed what a sandboxed machine lets even root set; every container would fail to start.
limit_podman() {
  local settings=/etc/containers/containers.conf
  [[ $EUID == 0 && ! -e $settings ]] && ! (ulimit -n 1048576) 2> /dev/null || return 0
  say "Lowering Podman's limits to this machine's ($settings)"
  mkdir -p "${settings%/*}"
  printf '[containers]\ndefault_ulimits = ["nofile=%s:%s", "nproc=4096:4096"]\n' "$(ulimit -Hn)" "$(ulimit -Hn)" > "$settings"
}
