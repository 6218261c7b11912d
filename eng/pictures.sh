#!/usr/bin/env bash
# Takes the dashboard's pictures in docs/ anew, of the real pair: by the test that looks at it.
set -euo pipefail
cd "$(dirname "$0")/.."

dotnet test HelloAspire.Tests --filter FullyQualifiedName~The_readme_shows_what_there_is_to_see
for picture in artifacts/screenshots/dashboard/live-*.png; do
  cp "$picture" "docs/dashboard-${picture##*/live-}"
done
