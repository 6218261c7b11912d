#!/usr/bin/env bash
# Sets this machine up where something is missing, builds what has changed, and runs the app host:
# both services, built from their Dockerfiles, until Ctrl-C.
#
# Usage: ./run.sh [APP-HOST-ARGUMENT...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=eng/setup.sh
. eng/setup.sh
# shellcheck source=eng/setup/app-host.sh
. eng/setup/app-host.sh

build_app_host
use_launch_profile
say "Hosting edition: $(hosting_edition). To choose: HostingEdition=Aspire (or Embedded) ./run.sh"
exec dotnet "$app_host" "$@"
