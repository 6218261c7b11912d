#!/usr/bin/env bash
# Sets this machine up where something is missing, then runs the app host: both services, built from their
# Dockerfiles, with Aspire's dashboard, until Ctrl-C.
#
# Usage: ./run.sh [APP-HOST-ARGUMENT...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=eng/setup.sh
. eng/setup.sh
exec dotnet run --project HelloAspire.AppHost -- "$@"
