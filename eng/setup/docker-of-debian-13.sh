# shellcheck shell=bash
# Docker of Debian 13 for Debian 12, whose own is too old for Aspire. The four packages need only the C library of
# Debian 12. The machine's package sources stay as they are: apt gets a list and directories of its own for this call.

install_docker_of_debian_13() {
  local packages=(docker.io docker-cli docker-buildx docker-compose) log=artifacts/setup/docker-of-debian-13.log
  local scratch plan unexpected status=0
  mkdir -p artifacts/setup
  scratch=$(mktemp -d)
  mkdir -p "$scratch"/lists/partial "$scratch"/cache/archives/partial
  list_both_releases > "$scratch/sources.list"
  local apt=(apt-get --quiet --yes --no-install-recommends
    -o Dir::Etc::sourcelist="$scratch/sources.list" -o Dir::Etc::sourceparts=/nonexistent
    -o Dir::State::Lists="$scratch/lists" -o Dir::Cache="$scratch/cache"
    # What is not asked for from Debian 13 comes from the machine's own release.
    -o APT::Default-Release=bookworm -o DPkg::Lock::Timeout=120)

  say "Installing ${packages[*]} of Debian 13, as Debian 12 has Docker 20.10 (apt-get; log in $log)"
  {
    "${apt[@]}" update &&
      plan=$("${apt[@]}" install --simulate "${packages[@]/%//trixie}") && echo "$plan" &&
      # A line "Inst NAME [OLD] ..." upgrades: nothing but Docker itself may be.
      ! unexpected=$(grep -E '^(Remv |Inst [^ ]+ \[)' <<< "$plan" | grep -vE '^Inst (docker|containerd)') &&
      DEBIAN_FRONTEND=noninteractive "${apt[@]}" install "${packages[@]/%//trixie}"
  } > "$log" 2>&1 < /dev/null || status=$?
  rm -rf "$scratch"

  [[ -z ${unexpected:-} ]] || fail "Docker of Debian 13 would change other packages (${unexpected//$'\n'/; }): install Docker from https://docs.docker.com/engine/install."
  ((status == 0)) || {
    tail -n 15 "$log" >&2
    fail "Docker could not be installed: see the lines above, or install it from https://docs.docker.com/engine/install."
  }
}

# The archives that this machine uses for Debian 12, and the same for Debian 13.
list_both_releases() {
  local url release line
  while read -r url release; do
    line="[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $url"
    echo "deb $line $release main"
    echo "deb $line ${release/bookworm/trixie} main"
  done < <(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' 'Component: main' |
    grep -E ' bookworm(-updates|-security)?$' | sort -u)
}
