# shellcheck shell=bash
# What the tests need besides: Podman beside Docker, and a browser.

find_test_tools() {
  local missing=()
  # With runc, because the runtime that Podman would bring fails on older cgroups.
  type -P podman > /dev/null || missing+=(podman runc)
  type -P chromium > /dev/null || type -P google-chrome > /dev/null || missing+=(chromium)
  ((${#missing[@]} == 0)) || ! can_install || install_packages "${missing[@]}"
  ! type -P podman > /dev/null || limit_podman
}
