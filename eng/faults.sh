#!/usr/bin/env bash
# Starts app hosts and kills each at a random moment by SIGKILL, SIGTERM or SIGINT; none may leave anything behind.
# The last lines tell of each how far it had come. The seed of a run repeats its moments.
#
# Usage: eng/faults.sh [COUNT [SEED]]      for example: eng/faults.sh 50
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export HELLO_FAULTS_APP_HOSTS=${1:-50}
[[ -z ${2:-} ]] || export HELLO_FAULTS_SEED=$2
exec dotnet test HelloAspire.Tests --nologo --filter FullyQualifiedName~RandomEndSpecs \
  --logger 'console;verbosity=detailed'
