#!/usr/bin/env bash
# Takes the README's pictures in docs/ anew, by the tests that look at the real pair in a browser.
#
# Usage: eng/pictures.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=eng/setup.sh
. eng/setup.sh
# shellcheck source=eng/setup/test-tools.sh
. eng/setup/test-tools.sh
find_test_tools

dotnet test HelloAspire.sln --nologo \
  --filter 'FullyQualifiedName~PairPictureSpecs|FullyQualifiedName~DashboardPictureSpecs'
for theme in light dark; do
  cp "artifacts/screenshots/comparison/readme/comparison-$theme.png" docs/
  for picture in details trace; do
    cp "artifacts/screenshots/dashboard/$picture-1280-$theme.png" "docs/dashboard-$picture-$theme.png"
  done
done
