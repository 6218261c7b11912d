#!/usr/bin/env bash
# Makes this machine ready to build and run HelloAspire: the .NET SDK, a container engine that answers,
# the two base images. Says each thing it does; does nothing where nothing is missing.
#
# run.sh and test.sh source it; it also works by itself: eng/setup.sh
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/.."

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "error: $*"
  exit 1
}

# within SECONDS COMMAND...: ends a command that hangs. macOS has no timeout command; there it just runs.
within() {
  if type -P timeout > /dev/null; then timeout "$@"; else "${@:2}"; fi
}

# shellcheck source=eng/setup/packages.sh
. eng/setup/packages.sh
# shellcheck source=eng/setup/engine.sh
. eng/setup/engine.sh
# shellcheck source=eng/setup/base-images.sh
. eng/setup/base-images.sh

sdk_version=$(dotnet --version 2> /dev/null) ||
  fail "the .NET SDK that global.json asks for is missing: get it from https://dotnet.microsoft.com/download/dotnet/10.0"
find_engine
find_base_images
