#!/usr/bin/env bash
# Sets this machine up where something is missing, then checks format, build and tests.
# The last line says how it went: "N passed, N failed". A failed set-up, format check or build counts as one failed.
#
# Usage: ./test.sh [DOTNET-TEST-ARGUMENT...]      for example: ./test.sh --filter Category=Model
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly results=artifacts/test-results
passed=0 failed=0 skipped=0

# shellcheck disable=SC2317  # called by the trap
conclude() {
  local status=$?
  ((status == 0 || failed > 0)) || failed=1
  ((skipped == 0)) || skipped_too=", $skipped skipped"
  echo "$passed passed, $failed failed${skipped_too:-}"
}
trap conclude EXIT

count_results() {
  local line pattern='total="([0-9]+)" executed="([0-9]+)" passed="([0-9]+)"'
  while IFS= read -r line; do
    [[ $line =~ $pattern ]] || continue
    passed=$((passed + BASH_REMATCH[3]))
    failed=$((failed + BASH_REMATCH[2] - BASH_REMATCH[3]))
    skipped=$((skipped + BASH_REMATCH[1] - BASH_REMATCH[2]))
  done < <(grep -hs '<Counters ' "$results"/*.trx)
}

# shellcheck source=eng/setup.sh
. eng/setup.sh
# shellcheck source=eng/setup/test-tools.sh
. eng/setup/test-tools.sh
find_test_tools

say "Checking the format"
dotnet tool restore > /dev/null
dotnet csharpier check . || fail "run 'dotnet csharpier format .' and look at what it changed."

say "Building"
dotnet build HelloAspire.sln --nologo

say "Testing"
rm -rf "$results"
status=0
# A test host that hangs is ended, and the test that hung is named.
dotnet test HelloAspire.sln --no-build --nologo \
  --logger 'console;verbosity=normal' --logger 'trx;LogFilePrefix=tests' --results-directory "$results" \
  --blame-hang-timeout 15m --blame-hang-dump-type none "$@" |
  # Each failure is reported twice: by the adapter, and with its time by the console.
  grep --line-buffered -v '^\[xUnit.net' | tee "$results.log" || status=${PIPESTATUS[0]}

# What a test measured is told too, where it ran.
grep -hoE '[0-9]+ samples with a secret, .*recall [0-9.]+' "$results"/*.trx || true

count_results
((failed == 0)) || {
  echo "These failed; their messages are above, and in $results.log:"
  grep '^  Failed ' "$results.log" || true
}
((passed + failed > 0)) || fail "no test ran."
exit "$status"
