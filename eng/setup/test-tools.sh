# shellcheck shell=bash
# What the tests need besides: Podman beside Docker, and a browser.

find_test_tools() {
  local missing=()
  # Podman picks another runtime and other network tools by itself, and those fail on older kernels' cgroups.
  type -P podman > /dev/null || missing+=(podman runc netavark aardvark-dns)
  type -P chromium > /dev/null || type -P google-chrome > /dev/null || missing+=(chromium)
  ((${#missing[@]} == 0)) || ! can_install || install_packages "${missing[@]}"
  ! type -P podman > /dev/null || limit_podman
}
