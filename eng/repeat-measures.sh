#!/usr/bin/env bash
# Measures two images several times, and shows whether the runs agree within the intervals that they state.
#
# Usage: eng/repeat-measures.sh LEFT RIGHT [RUNS]
set -euo pipefail
left=$1 right=$2 runs=${3:-5}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

dotnet build HelloAspire.Comparison -c Release -v q --nologo >&2
for run in $(seq "$runs"); do
  echo "Run $run of $runs" >&2
  dotnet run --project HelloAspire.Comparison -c Release --no-build -- compare "$left" "$right" \
    --measure --format json --output "$directory/$run.json"
done
dotnet run eng/repeat-measures.cs "$directory"/*.json
