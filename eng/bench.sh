#!/usr/bin/env bash
# Measures the pair and prints one Markdown table: sizes, time to healthy, time to the first answer, memory.
# Linux only (it reads /proc). Starts the app host on free ports, and removes all that it makes.
#
# Usage: eng/bench.sh [FILE]      FILE also gets the table
#   BENCH_RUNS=5                  runs of each time, at least 5
#   BENCH_COLD=1                  cold starts, a few minutes each; 0 leaves them out
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
table=${1:+$(realpath "$1")}

# shellcheck source=eng/setup.sh
. eng/setup.sh
# shellcheck source=eng/setup/app-host.sh
. eng/setup/app-host.sh
# shellcheck source=eng/bench/measure.sh
. eng/bench/measure.sh
# shellcheck source=eng/bench/pair.sh
. eng/bench/pair.sh

runs=${BENCH_RUNS:-5} cold_runs=${BENCH_COLD:-1}
((runs >= 5)) || fail "BENCH_RUNS is $runs: a median of fewer than 5 runs says little."

build_app_host
use_launch_profile
choose_ports
work=$(mktemp -d)
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say "Warm start, $runs times each: run.sh, then the app host alone"
start_pair ./run.sh > /dev/null # what is not built yet is built now
for variant in multi single; do record_image "$variant"; done
stop_pair
for ((run = 0; run < runs; run++)); do
  start_pair ./run.sh >> "$work/run"
  stop_pair
  start_pair dotnet "$app_host" >> "$work/warm"
  ((run == runs - 1)) || stop_pair
done

say "Memory after 1,000 requests each"
for variant in multi single; do record_memory "$variant"; done
resident "$app_host_pid" > "$work/app-host-memory"
stop_pair

say "First answer, $runs times: program on this machine, then container"
for ((run = 0; run < runs; run++)); do
  first_answer_of_program >> "$work/program-first-answer"
  for variant in multi single; do first_answer_of_container "$variant" >> "$work/$variant-first-answer"; done
done

for ((run = 0; run < cold_runs; run++)); do
  say "Cold start $((run + 1)) of $cold_runs"
  cold_start >> "$work/cold"
done

print_table | tee ${table:+"$table"}
