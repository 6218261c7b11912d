# shellcheck shell=bash
# Requests a second, each figure beside the one that it is compared with: the program as the container runs it and as a
# bare process, with telemetry and without. Load generator, service and receiver share the cores.

connections=16 seconds=3

find_load_generator() {
  type -P wrk > /dev/null || ! can_install || install_packages wrk
  type -P wrk > /dev/null || fail "throughput is measured with wrk (https://github.com/wg/wrk): install it and try again."
}

# While the pair runs: the multi-stage container beside the same program with the same environment, sending to the same
# dashboard. Rounds alternate.
record_throughput() { # ROUNDS
  local container process address published environment bare quiet grouped round
  container=$(container_of multi-stage)
  process=$(docker inspect --format '{{.State.Pid}}' "$container")
  address=$(docker inspect --format '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$container")
  published=$(docker port "$container" 8080/tcp | head -n 1)
  mapfile -t environment < <(docker inspect --format '{{range .Config.Env}}{{println .}}{{end}}' "$container" | sed '/^$/d')

  serve "$spare_port" "${environment[@]}"
  bare=$served
  serve "$quiet_port"
  quiet=$served
  serve "$grouped_port" "${environment[@]}"
  grouped=$served alongside="$bare $quiet $grouped"
  await_answer "$spare_port" / 30000 "$bare" && await_answer "$quiet_port" / 30000 "$quiet" &&
    await_answer "$grouped_port" / 30000 "$grouped" || fail "the program does not answer."
  enter_group "$grouped" || grouped=

  for ((round = 0; round < $1; round++)); do
    load bare "$bare" "http://127.0.0.1:$spare_port/"
    # In the container's own network: what the container itself costs.
    load container "$process" "http://127.0.0.1:8080/" nsenter --net="/proc/$process/ns/net"
    # As systemd runs a service.
    [[ -z $grouped ]] || load grouped "$grouped" "http://127.0.0.1:$grouped_port/"
    load quiet "$quiet" "http://127.0.0.1:$quiet_port/"
    load bridge "$process" "http://$address:8080/"
    load published "$process" "http://$published/"
    load app-host "$process" "http://127.0.0.1:$multi_port/"
  done
  # shellcheck disable=SC2086  # process numbers
  kill $alongside
  # shellcheck disable=SC2086
  wait $alongside || true
  alongside=
  leave_group
}

# Puts a process into a control group of its own, in which processor time is counted and shared out, as an engine does with
# each container and systemd with each service.
enter_group() { # PID
  local groups=/sys/fs/cgroup
  [[ ! -d $groups/cpu ]] || groups=$groups/cpu
  group=$groups/hello-aspire-bench
  mkdir -p "$group" && echo "$1" > "$group/cgroup.procs"
}

leave_group() {
  [[ -z $group ]] || rmdir "$group" 2> /dev/null || true
  group=
}
group=

# Notes requests a second, and the service's processor time for one in microseconds; fails where one was not answered by 200.
load() { # FIGURE PID URL [COMMAND...]
  local report before
  before=$(processor_time "$2")
  report=$("${@:4}" wrk --threads 1 --connections $connections --duration ${seconds}s "$3")
  [[ $report != *'Socket errors'* && $report != *'Non-2xx'* ]] || fail "$3 failed under load: $report"
  sed -n 's/^Requests\/sec:[[:space:]]*//p' <<< "$report" >> "$work/$1-rate"
  awk -v time=$(($(processor_time "$2") - before)) '/ requests in / { print time * 10000 / $1 }' <<< "$report" >> "$work/$1-cpu"
}

processor_time() { # PID: hundredths of a second
  awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"
}
