# shellcheck shell=bash
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
  sed -n 's/^VmRSS:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/$1/status" | while read -r kilobytes; do echo $((kilobytes * 1024)); done
}

row() { # TITLE FIGURE DIVISOR FORMAT; nothing where nothing was measured
  [[ -s $work/$2 ]] || return 0
  sort -n "$work/$2" | awk -v title="$1" -v divisor="$3" -v format="$4" '
    { value[NR] = $1 / divisor }
    END {
      median = NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2
      range = NR > 1 ? sprintf(format "–" format, value[1], value[NR]) : ""
      printf "| %s | " format " | %s | %d |\n", title, median, range, NR
    }'
}

print_table() {
  echo "$(nproc) cores, $(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1), Linux $(uname -r)," \
    "$engine $(engine_version), .NET SDK $sdk_version, $(hosting_edition) edition, commit $(git rev-parse --short HEAD)"
  echo
  echo '| Measure | Median | Min–max | Runs |'
  echo '|---|---:|---:|---:|'
  row 'Image, multi-stage (MB)' multi-size 1e6 %.1f
  row 'Image, single-stage (MB)' single-size 1e6 %.1f
  row 'Program in the image (MB)' program-size 1e6 %.1f
  row 'Both healthy, cold: no layer of the service built yet (s)' cold 1e3 %.1f
  row 'Both healthy, second ./run.sh: from launching it (s)' run 1e3 %.2f
  row 'Both healthy, warm: from launching the app host (s)' warm 1e3 %.2f
  row 'Program on this machine: exec to first answer (ms)' program-first-answer 1 %.0f
  row 'Container, multi-stage: start to first answer (ms)' multi-first-answer 1 %.0f
  row 'Container, single-stage: start to first answer (ms)' single-first-answer 1 %.0f
  row 'Resident memory after 1,000 requests, multi-stage (MB)' multi-memory 1e6 %.1f
  row 'Resident memory after 1,000 requests, single-stage (MB)' single-memory 1e6 %.1f
  row 'Resident memory of the app host, both running (MB)' app-host-memory 1e6 %.1f
}

engine_version() {
  if [[ $engine == docker ]]; then docker version --format '{{.Server.Version}}'; else podman version --format '{{.Client.Version}}'; fi
}
