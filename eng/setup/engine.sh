# shellcheck shell=bash
# Finds a container engine that Aspire's orchestrator accepts: Docker 25 or newer with buildx, or Podman.
# Installs Docker where none is installed, and upgrades a distribution's package that is too old.

engine= # docker or podman, once found
readonly oldest_docker=25

find_engine() {
  engine=${ASPIRE_CONTAINER_RUNTIME:-docker}
  if [[ $engine != docker ]]; then
    within 20 "$engine" ps --quiet > /dev/null 2>&1 ||
      fail "$engine does not answer: install or repair it, or unset ASPIRE_CONTAINER_RUNTIME."
    limit_podman
    return
  fi

  if ! docker_answers; then
    if [[ -n ${DOCKER_HOST:-${DOCKER_CONTEXT:-}} ]]; then
      fail "no Docker engine answers at ${DOCKER_HOST:-$DOCKER_CONTEXT}: start it, or unset DOCKER_HOST and DOCKER_CONTEXT."
    elif [[ -S /var/run/docker.sock && ! -w /var/run/docker.sock ]]; then
      fail "you may not use the Docker engine: run 'sudo usermod -aG docker ${USER:-you}' and log in again."
    elif ! type -P dockerd > /dev/null; then
      can_install || fail "no container engine answers: start Docker, or install it (https://docs.docker.com/engine/install)."
      install_docker
    fi
    docker_answers || start_docker
  fi
  docker_is_accepted || upgrade_docker
}

# Sets client_version and server_version; fails where no engine answers.
docker_answers() {
  local versions
  versions=$(within 20 docker version --format '{{.Client.Version}} {{.Server.Version}}' 2> /dev/null) || return 1
  read -r client_version server_version <<< "$versions"
}

# Sets refusal to what is wrong where it is not.
docker_is_accepted() {
  refusal=
  if ((${client_version%%.*} < oldest_docker)); then
    refusal="the Docker client $(type -P docker) is $client_version"
  elif ((${server_version%%.*} < oldest_docker)); then
    refusal="the Docker engine is $server_version"
  elif ! docker buildx version > /dev/null 2>&1; then
    refusal="the Docker client has no buildx plugin"
  fi
  [[ -z $refusal ]]
}

upgrade_docker() {
  local found=$refusal
  # Only what the distribution's package manager owns, and nobody uses at the moment: an upgrade restarts the engine.
  if can_install && dpkg-query --show docker.io > /dev/null 2>&1 && [[ -z $(docker ps --quiet) ]]; then
    say "Upgrading Docker: $found, and Aspire needs Docker $oldest_docker or newer with buildx."
    stop_docker
    install_docker
    docker_answers || start_docker
    ! docker_is_accepted || return 0
  fi
  fail "$refusal; Aspire needs Docker $oldest_docker or newer with buildx. Upgrade it (https://docs.docker.com/engine/install) and install the package docker-buildx or docker-buildx-plugin."
}

install_docker() {
  # The machine's own release where it is new enough, else Debian 13's, which runs on Debian 12.
  refresh_package_lists
  if newest_docker_here; then
    # Debian and Ubuntu divide the client and Compose differently between packages.
    local packages=(docker.io docker-buildx) package
    for package in docker-cli docker-compose-v2; do
      ! apt-cache show "$package" > /dev/null 2>&1 || packages+=("$package")
    done
    [[ ${packages[*]} == *compose* ]] || packages+=(docker-compose)
    install_packages "${packages[@]}"
  elif [[ $(distribution) == 'debian bookworm' ]]; then
    # shellcheck source=eng/setup/docker-of-debian-13.sh
    . eng/setup/docker-of-debian-13.sh
    install_docker_of_debian_13
  else
    fail "this release's docker.io is older than $oldest_docker: install Docker from https://docs.docker.com/engine/install."
  fi
  hash -r
}

newest_docker_here() {
  local candidate
  candidate=$(LC_ALL=C apt-cache policy docker.io | sed -n 's/^ *Candidate: *//p')
  [[ $candidate =~ ^[0-9]+ ]] && ((BASH_REMATCH[0] >= oldest_docker))
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
  until docker_answers; do
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
  # A session of its own, so that Ctrl-C in this terminal does not reach it; appended, so that why an earlier one ended stays.
  setsid nohup dockerd >> "$log" 2>&1 < /dev/null &
  daemon=$!
}

# Where systemd runs, the package's own scripts restart the engine.
stop_docker() {
  local daemon
  [[ ! -d /run/systemd/system ]] && daemon=$(cat /var/run/docker.pid 2> /dev/null) || return 0
  kill "$daemon"
  local limit=$((SECONDS + 30))
  while kill -0 "$daemon" 2> /dev/null; do
    ((SECONDS < limit)) || fail "Docker (process $daemon) does not stop: stop it and try again."
    sleep 0.1
  done
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
