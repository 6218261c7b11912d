# shellcheck shell=bash disable=SC2016  # backquotes are Markdown's
# Clocks, figures and the table. A figure is a file in $work with one number a line.

# A service that is only starting may close the connection while it is being asked.
trap : PIPE

now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); } # milliseconds

# Waits for the first 200; fails once the process has ended. The shell asks by itself and starts no process to do so:
# curl takes longer to start than some answers take, and on few cores the asking would slow down what is asked.
await_answer() { # PORT PATH LIMIT-MILLISECONDS PID
  local end=$(($(now) + $3)) status idle
  exec {idle}<> <(:)
  until ask "$1" "$2" && [[ $status == *' 200 '* ]]; do
    kill -0 "$4" 2> /dev/null && ((${EPOCHREALTIME/[.,]/} / 1000 < end)) || return 1
    read -rt 0.005 -u "$idle" || true
  done
  exec {idle}<&-
}

ask() { # PORT PATH: sets status to the status line
  local connection
  status=
  { exec {connection}<> "/dev/tcp/127.0.0.1/$1"; } 2> /dev/null || return 1
  printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&"$connection" 2> /dev/null || true
  read -rt 5 status <&"$connection" 2> /dev/null || true
  exec {connection}>&-
  [[ -n $status ]]
}

resident() { # PID: bytes
  awk '/^VmRSS:/ { print $2 * 1024 }' "/proc/$1/status"
}

# Memory that several processes share counts once.
proportional() { # PID...: the sum, in bytes
  local pid
  for pid; do cat "/proc/$pid/smaps_rollup"; done | awk '/^Pss:/ { kilobytes += $2 } END { print kilobytes * 1024 }'
}

median() { # FIGURE
  sort -n "$work/$1" | awk '
    { value[NR] = $1 }
    END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

row() { # TITLE FIGURE DIVISOR FORMAT [FLOOR-FIGURE [AIM]]; nothing where nothing was measured
  [[ -s $work/$2 ]] || return 0
  local floor=''
  [[ -z ${5:-} ]] || floor=$(median "$5")
  sort -n "$work/$2" | awk -v title="$1" -v median="$(median "$2")" -v divisor="$3" -v format="$4" -v floor="$floor" -v aim="${6:-}" '
    { value[NR] = $1 / divisor }
    END {
      range = NR > 1 ? sprintf(format "–" format, value[1], value[NR]) : ""
      ratio = floor == "" ? "" : sprintf("%.2f", median / floor)
      printf "| %s | " format " | %s | %d | %s | %s |\n", title, median / divisor, range, NR, ratio, aim
    }'
}

# Compressed sizes that the .NET container team publishes for .NET 10 on amd64, in bytes. The samples send no telemetry.
# https://github.com/dotnet/dotnet-docker/blob/main/documentation/sample-image-size-report.md
note_published_sizes() {
  echo 11600000 > "$work/published-aot"
  echo 5800000 > "$work/published-own" # without the 5.80 MB of runtime-deps on noble chiseled
  echo 52810000 > "$work/published-dependent"
}

print_table() {
  note_published_sizes
  echo "$(nproc) cores, $(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1), Linux $(uname -r)," \
    "Docker $(docker version --format '{{.Server.Version}}'), .NET SDK $sdk_version, commit $(git rev-parse --short HEAD)," \
    "load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
  echo
  echo '| Measure | Median | Min–max | Runs | Ratio | Aim |'
  echo '|---|---:|---:|---:|---:|---|'
  row 'Second `./run.sh`: both healthy, against a bare app host (s)' run 1e3 %.2f bare
  row 'Second `./run.sh`: both healthy and telemetry of both in the dashboard (s)' run-telemetry 1e3 %.2f bare
  row 'Second `./run.sh` with telemetry through the tunnel: both healthy, against directly (s)' tunnel 1e3 %.2f run
  row 'Second `./run.sh` with telemetry through the tunnel: and telemetry of both, against directly (s)' tunnel-telemetry 1e3 %.2f run-telemetry
  row 'A bare app host with the two images, nothing else: both healthy (s)' bare 1e3 %.2f
  row 'Second `./run.sh`: both healthy, against `docker compose up` (s)' run 1e3 %.2f compose
  row '`docker compose up` of the same two files: both healthy (s)' compose 1e3 %.2f
  row 'Stop of `./run.sh`: signal to nothing left, against a bare app host (s)' run-stop 1e3 %.2f bare-stop
  row 'First start, no layer yet: app host to both healthy, against `docker compose up --build` (s)' cold 1e3 %.1f compose-cold
  row 'First start, no layer yet: `docker compose up --build` to both healthy (s)' compose-cold 1e3 %.1f
  row 'Image, multi-stage, against single-stage (MB)' multi-size 1e6 %.1f single-size
  row 'Image, single-stage (MB)' single-size 1e6 %.1f
  row 'Image, multi-stage, compressed, against the published Native AOT one on noble chiseled (MB)' multi-compressed 1e6 %.2f published-aot
  row 'Of it beyond its base, compressed, against the published one (MB)' own-compressed 1e6 %.2f published-own
  row 'Image, multi-stage, compressed, against the published framework-dependent one on noble chiseled (MB)' multi-compressed 1e6 %.2f published-dependent
  row 'Program in the image (MB)' program-size 1e6 %.2f '' 'at most 15.0'
  row 'Program on this machine: exec to first answer (ms)' program-first-answer 1 %.0f '' 'at most 100'
  row 'Resident after 1,000 requests: multi-stage, with telemetry, against single-stage (MB)' multi-memory 1e6 %.1f single-memory 'at most 30'
  row 'Resident after 1,000 requests: single-stage, with telemetry (MB)' single-memory 1e6 %.1f
  row 'Resident after 1,000 requests: program on this machine, without telemetry (MB)' program-memory 1e6 %.1f '' 'at most 30'
  row 'Throughput: container, asked in its own network, against a bare process, both with telemetry (requests/s)' container-rate 1 %.0f bare-rate 'at least 0.95'
  row 'Throughput: the same, against a bare process in a control group of its own, as systemd gives each service (requests/s)' container-rate 1 %.0f grouped-rate 'at least 0.95'
  row 'Throughput: bare process in a control group of its own, against without (requests/s)' grouped-rate 1 %.0f bare-rate
  row 'Throughput: bare process, with telemetry to the dashboard, against without (requests/s)' bare-rate 1 %.0f quiet-rate 'at least 0.85'
  row 'Throughput: bare process, without telemetry (requests/s)' quiet-rate 1 %.0f
  row 'Processor time of a request: container against a bare process, both with telemetry (µs)' container-cpu 1 %.1f bare-cpu
  row 'Processor time of a request: bare process, with telemetry, against without (µs)' bare-cpu 1 %.1f quiet-cpu
  row 'Processor time of a request: bare process, without telemetry (µs)' quiet-cpu 1 %.1f
  row 'Throughput: container, over the bridge, against in its own network (requests/s)' bridge-rate 1 %.0f container-rate
  row 'Throughput: container, through the port that the engine publishes, against in its own network (requests/s)' published-rate 1 %.0f container-rate
  row 'Throughput: container, through the port of the app host, against in its own network (requests/s)' app-host-rate 1 %.0f container-rate
  row 'Memory (PSS): app host (MB)' app-host-memory 1e6 %.1f
  row 'Memory (PSS): orchestrator, all its processes (MB)' orchestrator-memory 1e6 %.1f
  row 'Memory (PSS): dashboard (MB)' dashboard-memory 1e6 %.1f
}
