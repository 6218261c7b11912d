# shellcheck shell=bash
# Packages of the distribution, for Debian and Ubuntu.

can_install() { [[ -f /etc/debian_version && $EUID == 0 ]] && type -P apt-get > /dev/null; }

# shellcheck source=/dev/null
distribution() { (. /etc/os-release && echo "$ID ${VERSION_CODENAME:-}"); }

refresh_package_lists() {
  mkdir -p artifacts/setup
  # Goes on with the sources that answer; what is missing, the installation says.
  apt-get update --quiet > artifacts/setup/apt.log 2>&1 < /dev/null || true
}

install_packages() { # PACKAGE...
  local log=artifacts/setup/apt.log
  say "Installing $* (apt-get; log in $log)"
  refresh_package_lists
  DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" >> "$log" 2>&1 < /dev/null || {
    tail -n 15 "$log" >&2
    fail "$* could not be installed: see the lines above, or install by hand and try again."
  }
}
