#!/usr/bin/env bash
# Measures the pair and what else would run it, in turn, and prints one Markdown table: starts and stop, sizes, memory,
# throughput.
# Linux with Docker only (it reads /proc). Uses free ports, and removes all that it makes.
#
# Usage: eng/bench.sh [FILE]      FILE also gets the table
#   BENCH_RUNS=5                  runs of each time, at least 5
#   BENCH_STARTS=1                the starts and stops of all sides; 0 leaves them out
#   BENCH_COLD=1                  first starts, some minutes each; 0 leaves them out
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
table=${1:+$(realpath "$1")}

# shellcheck source=eng/setup.sh
. eng/setup.sh
# shellcheck source=eng/bench/measure.sh
. eng/bench/measure.sh
# shellcheck source=eng/bench/pair.sh
. eng/bench/pair.sh
# shellcheck source=eng/bench/throughput.sh
. eng/bench/throughput.sh

runs=${BENCH_RUNS:-5} starts=${BENCH_STARTS:-1} cold_runs=${BENCH_COLD:-1}
((runs >= 5)) || fail "BENCH_RUNS is $runs: a median of fewer than 5 runs says little."

work=$(mktemp -d)
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
choose_ports
find_load_generator

say "Building what is measured"
dotnet build eng/bench/BareAppHost --nologo --verbosity quiet >&2
start ./run.sh "${settings[@]}" > /dev/null
record_images
record_memory
say "Throughput, $runs times in turn: in the container, as a bare process, with telemetry, without"
record_throughput "$runs"
stop > /dev/null
"${compose[@]}" build --quiet

for ((run = 0; starts && run < runs; run++)); do
  say "Second start and stop, $((run + 1)) of $runs: run.sh, a bare app host, docker compose up"
  start ./run.sh "${settings[@]}" >> "$work/run"
  await_telemetry >> "$work/run-telemetry"
  record_memory
  stop >> "$work/run-stop"

  # The tunnel's image is built on one that not every machine has.
  if docker image inspect "$tunnel_base" > /dev/null 2>&1; then
    start env ASPIRE_ENABLE_CONTAINER_TUNNEL=true ./run.sh "${settings[@]}" >> "$work/tunnel"
    await_telemetry >> "$work/tunnel-telemetry"
    stop > /dev/null
  fi

  start dotnet run --project eng/bench/BareAppHost -- "${bare_settings[@]}" >> "$work/bare"
  stop >> "$work/bare-stop"

  start "${compose[@]}" up >> "$work/compose"
  stop >> "$work/compose-stop"
done

say "First answer of the program on this machine, $runs times"
for ((run = 0; run < runs; run++)); do first_answer_of_program >> "$work/program-first-answer"; done

for ((run = 0; run < cold_runs; run++)); do
  say "First start with no layer, $((run + 1)) of $cold_runs: the app host, docker compose up --build"
  copy_sources
  dotnet build "$copy/HelloAspire.AppHost" --nologo --verbosity quiet >&2
  start dotnet run --no-build --project "$copy/HelloAspire.AppHost" -- "${settings[@]}" >> "$work/cold"
  note_copied_images
  stop > /dev/null
  copy_sources
  SOURCES=$copy start "${compose[@]}" up --build >> "$work/compose-cold"
  stop > /dev/null
done

print_table | tee ${table:+"$table"}
