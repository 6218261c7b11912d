# shellcheck shell=bash
# Packages of the distribution, for Debian and Ubuntu.

can_install() { [[ -f /etc/debian_version && $EUID == 0 ]] && type -P apt-get > /dev/null; }

install_packages() { # PACKAGE...
  local log=artifacts/setup/apt.log
  mkdir -p artifacts/setup
  say "Installing $* (apt-get; log in $log)"
  {
    # Goes on with the sources that answer; what is missing, the next line says.
    apt-get update --quiet || true
    DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes -o DPkg::Lock::Timeout=120 "$@"
  } > "$log" 2>&1 < /dev/null || {
    tail -n 15 "$log" >&2
    fail "$* could not be installed: see the lines above, or install by hand and try again."
  }
}
