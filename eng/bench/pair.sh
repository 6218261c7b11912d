# shellcheck shell=bash
# The pair under the app host, its images and its containers.

# Free ports, so that a running HelloAspire is not disturbed.
choose_ports() {
  local port free=()
  for ((port = 21000; ${#free[@]} < 7; port++)); do
    (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null || free+=("$port")
  done
  multi_port=${free[0]} single_port=${free[1]} spare_port=${free[2]}
  export Ports__MultiStage=$multi_port Ports__SingleStage=$single_port Ports__Comparison=${free[3]}
  export ASPNETCORE_URLS=http://localhost:${free[4]}
  export ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://localhost:${free[5]}
  export ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL=http://localhost:${free[6]}
}

# Prints the milliseconds from launching the command until both services are healthy.
start_pair() { # COMMAND...
  local start port log=$work/app-host.log
  start=$(now)
  "$@" > "$log" 2>&1 < /dev/null &
  app_host_pid=$!
  for port in "$multi_port" "$single_port"; do
    await_answer "$port" /health 1200000 "$app_host_pid" || fail "port $port does not answer: $(tail -n 5 "$log")"
  done
  echo $(($(now) - start))
}

stop_pair() {
  [[ -n ${app_host_pid:-} ]] || return 0
  local tries
  kill -TERM "$app_host_pid" 2> /dev/null || true
  for ((tries = 0; tries < 150; tries++)); do
    kill -0 "$app_host_pid" 2> /dev/null || break
    sleep 0.1
  done
  kill -KILL "$app_host_pid" 2> /dev/null || true
  app_host_pid=
}

container_of() { # VARIANT
  local port=${1}_port
  "$engine" ps --quiet --filter "publish=${!port}"
}

image_of() { "$engine" inspect --format '{{.Image}}' "$(container_of "$1")"; }

record_image() { # VARIANT
  image_of "$1" > "$work/$1-image"
  "$engine" history --human=false --format '{{.Size}}' "$(< "$work/$1-image")" |
    awk '{ bytes += $1 } END { print bytes }' > "$work/$1-size"
  [[ $1 == multi ]] || return 0
  "$engine" cp "$(container_of multi):/app" "$work/app" > /dev/null
  stat --format %s "$work/app/HelloAspire.Web" > "$work/program-size"
}

record_memory() { # VARIANT
  local port=${1}_port
  curl --fail --silent --show-error --output /dev/null "http://127.0.0.1:${!port}/?[1-1000]"
  resident "$("$engine" inspect --format '{{.State.Pid}}' "$(container_of "$1")")" > "$work/$1-memory"
}

first_answer_of_program() {
  local start
  start=$(now)
  # Without the app host's variables, which would have it listen and report elsewhere.
  (cd "$work/app" && exec env -i ASPNETCORE_HTTP_PORTS="$spare_port" ./HelloAspire.Web > "$work/program.log" 2>&1) &
  program_pid=$!
  await_answer "$spare_port" / 30000 "$program_pid" || fail "the program does not answer: $(tail -n 5 "$work/program.log")"
  echo $(($(now) - start))
  end_program
}

end_program() {
  [[ -n ${program_pid:-} ]] || return 0
  kill -TERM "$program_pid" 2> /dev/null || true
  wait "$program_pid" || true
  program_pid=
}

first_answer_of_container() { # VARIANT
  local start
  container=$("$engine" create --publish "127.0.0.1:$spare_port:8080" "$(< "$work/$1-image")")
  start=$(now)
  "$engine" start "$container" > /dev/null
  await_answer "$spare_port" / 30000 $$ || fail "the container does not answer: $("$engine" logs --tail 5 "$container" 2>&1)"
  echo $(($(now) - start))
  remove_container
}

remove_container() {
  [[ -z ${container:-} ]] || "$engine" rm --force "$container" > /dev/null
  container=
}

# A copy of the sources with one file changed that all build steps come after: no engine has a layer for it.
cold_start() {
  local copy=$work/sources
  rm -rf "$copy" && mkdir -p "$copy/artifacts"
  git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from - | tar --extract --directory "$copy"
  cp artifacts/HostingEdition.props "$copy/artifacts/" 2> /dev/null || true
  cp "$local_settings" "$copy/$local_settings" 2> /dev/null || true
  echo "<!-- $(now) -->" >> "$copy/Directory.Build.props"
  (cd "$copy" && dotnet build HelloAspire.AppHost --nologo --verbosity quiet >&2)

  start_pair dotnet "$copy/$app_host"
  cold_images=("$(image_of multi)" "$(image_of single)")
  stop_pair
  remove_cold_images
}

remove_cold_images() {
  ((${#cold_images[@]} == 0)) || "$engine" rmi --force "${cold_images[@]}" > /dev/null 2>&1 || true
  cold_images=()
}

clean_up() {
  stop_pair
  end_program
  remove_container || true
  remove_cold_images
  rm -rf "$work"
}
cold_images=()
