# shellcheck shell=bash
# What the tests need besides: Podman beside Docker, a browser, package tools.

find_test_tools() {
  local missing=()
  # With runc, because the runtime that Podman would bring fails on older cgroups.
  type -P podman > /dev/null || missing+=(podman runc)
  type -P chromium > /dev/null || type -P google-chrome > /dev/null || missing+=(chromium)
  # What package databases hold is asked of the tools that write them.
  type -P rpmbuild > /dev/null || missing+=(rpm)
  type -P go > /dev/null || missing+=(golang-go)
  type -P npm > /dev/null || missing+=(npm)
  # A clock that jumps, for one process alone.
  compgen -G '/usr/lib/*/faketime/libfaketime.so.1' > /dev/null || missing+=(libfaketime)
  python3 -m pip --version > /dev/null 2>&1 || missing+=(python3-pip)
  # How Python orders versions is asked of Debian's own Python, whichever comes first on the path.
  /usr/bin/python3 -c 'import packaging.version' > /dev/null 2>&1 || missing+=(python3-packaging)
  ((${#missing[@]} == 0)) || ! can_install || install_packages "${missing[@]}"
  ! type -P podman > /dev/null || limit_podman
  fetch_schemas
}

# The schemas of bills of materials, which CycloneDX's own library brings along.
fetch_schemas() {
  local folder=artifacts/schemas package=@cyclonedx/cyclonedx-library@10.3.0
  [[ ! -f $folder/package/res/schema/bom-1.6.SNAPSHOT.schema.json ]] || return 0
  say "Fetching the schemas of $package (npm)"
  mkdir -p "$folder"
  (cd "$folder" && tar -xzf "$(npm pack --silent "$package")" package/res/schema && rm -f -- *.tgz) ||
    fail "npm could not fetch $package."
}
