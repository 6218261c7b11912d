#!/usr/bin/env bash
# Bends images at random and has the comparison read them: each must be read or refused, in bounded time.
#
# Usage: eng/fuzz.sh [SECONDS] [SEED]      600 seconds from a seed of the clock, unless told otherwise
# A fault is reported with its seed: add it to FuzzSeeds.Findings, so that it stays mended.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export FUZZ_SECONDS=${1:-600} FUZZ_SEED=${2:-$(($(date +%s) % 1000000 * 1000))}
# Reading takes at most 200 MB, whatever the image: the rest is for the tests and what they build.
export DOTNET_GCHeapHardLimit=0x18000000
echo "Fuzzing for $FUZZ_SECONDS seconds from seed $FUZZ_SEED"
dotnet build HelloAspire.Tests --nologo --verbosity quiet
nice dotnet test HelloAspire.Tests --no-build --nologo --filter Category=Fuzz --logger 'console;verbosity=detailed'
