#!/usr/bin/env bash
# Loads the pair's containers and the comparison's page by the tests of load, for a minute each where ./test.sh takes
# seconds, and prints one Markdown table. Linux with Docker on this machine.
#
# Usage: eng/load.sh [FILE]      FILE also gets the table
#   LOAD_SECONDS=60              seconds of full speed on each container
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
table=${1:+$(realpath "$1")}

# shellcheck source=eng/setup.sh
. eng/setup.sh
# shellcheck source=eng/setup/test-tools.sh
. eng/setup/test-tools.sh
find_test_tools

LOAD_TABLE=$(mktemp)
trap 'rm -f "$LOAD_TABLE"' EXIT
export LOAD_TABLE LOAD_SECONDS=${LOAD_SECONDS:-60}

say "Building"
dotnet build HelloAspire.Tests --nologo --verbosity quiet >&2
say "Loading: some minutes"
dotnet test HelloAspire.Tests --no-build --nologo --blame-hang-timeout 15m --blame-hang-dump-type none \
  --filter 'FullyQualifiedName~Distributed.Load|FullyQualifiedName~ViewersSpecs' >&2

{
  echo "$(nproc) cores, $(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1), Linux $(uname -r)," \
    "Docker $(docker version --format '{{.Server.Version}}'), commit $(git rev-parse --short HEAD)," \
    "load average $(cut -d ' ' -f 1-3 /proc/loadavg); clients and services share the cores"
  echo
  echo '| Load | Result | Test |'
  echo '|---|---|---|'
  sort --stable --field-separator '`' --key 2 "$LOAD_TABLE"
} | tee ${table:+"$table"}
