# shellcheck shell=bash
# Packages of the distribution, for Debian and Ubuntu.

can_install() { [[ -f /etc/debian_version && $EUID == 0 ]] && type -P apt-get > /dev/null; }

install_packages() { # PACKAGE...
  local log=artifacts/setup/apt.log
  mkdir -p artifacts/setup
  say "Installing $* (apt-get; log in $log)"
  {
    apt-get update --quiet &&
      DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "$@"
  } > "$log" 2>&1 < /dev/null || {
    tail -n 15 "$log" >&2
    fail "$* could not be installed: see the lines above, or install by hand and try again."
  }
}
