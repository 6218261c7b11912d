# shellcheck shell=bash
# Starts and stops the pair, under an app host or under Compose, and looks at what runs.

# Free ports, so that a running HelloAspire is not disturbed.
choose_ports() {
  local port free=()
  for ((port = 21000; ${#free[@]} < 9; port++)); do
    (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null || free+=("$port")
  done
  multi_port=${free[0]} single_port=${free[1]} spare_port=${free[2]} quiet_port=${free[7]} grouped_port=${free[8]} dashboard=http://localhost:${free[4]}
  # Arguments: `dotnet run` lets its launch profile go before the environment.
  settings=("--Ports:MultiStage=$multi_port" "--Ports:SingleStage=$single_port" "--Ports:Comparison=${free[3]}"
    "--ASPNETCORE_URLS=$dashboard" "--AppHost:DashboardApiKey=bench"
    "--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://localhost:${free[5]}"
    "--ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL=http://localhost:${free[6]}")
  bare_settings=("--multi:port=$multi_port" "--single:port=$single_port" "--ASPNETCORE_URLS=$dashboard"
    "--ASPIRE_ALLOW_UNSECURED_TRANSPORT=true" "--ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=http://localhost:${free[5]}")
  export MULTI_PORT=$multi_port SINGLE_PORT=$single_port SOURCES=$PWD SDK_IMAGE RUNTIME_IMAGE
  SDK_IMAGE=$sdk_standin RUNTIME_IMAGE=$runtime_standin
  [[ -f $base_images_file ]] || SDK_IMAGE=$(default_image SDK_IMAGE) RUNTIME_IMAGE=$(default_image RUNTIME_IMAGE)
}

compose=(docker compose --file eng/bench/compose.yaml)

# Prints the milliseconds from launching the command until both services are healthy.
start() { # COMMAND...
  local port log=$work/start.log
  started=$(now)
  "$@" > "$log" 2>&1 < /dev/null &
  launched=$!
  for port in "$multi_port" "$single_port"; do
    await_answer "$port" /health 1200000 "$launched" || fail "port $port does not answer: $(tail -n 20 "$log")"
  done
  echo $(($(now) - started))
}

# Prints the milliseconds from the launch until the dashboard has telemetry of both.
await_telemetry() {
  local limit=$((SECONDS + 60)) senders
  until senders=$(curl --silent --header 'x-api-key: bench' "$dashboard/api/telemetry/resources") &&
    [[ $senders == *'"multi-stage"'* && $senders == *'"single-stage"'* ]]; do
    ((SECONDS < limit)) || fail "the dashboard has no telemetry of both: $senders"
    sleep 0.05
  done
  echo $(($(now) - started))
}

# Prints the milliseconds from the signal until the command has ended and its containers are gone.
stop() {
  local since of_run
  of_run=$(run_label)
  since=$(now)
  kill -TERM "$launched"
  while kill -0 "$launched" 2> /dev/null || [[ -n $(docker ps --quiet --filter "label=$of_run") ]]; do
    (($(now) - since < 60000)) || fail "the pair does not stop."
    sleep 0.02
  done
  echo $(($(now) - since))
  launched=
  "${compose[@]}" down --timeout 5 > /dev/null 2>&1
}

# The label that the run's containers carry: the orchestrator's process, or Compose's project.
run_label() {
  local controllers
  if controllers=$(controllers); then
    echo "com.microsoft.developer.usvc-dev.creatorProcessId=$controllers"
  else
    echo com.docker.compose.project=hello-aspire-bench
  fi
}

# The orchestrator's second process, which starts all others: a watcher for each, the dashboard, the comparison.
controllers() {
  local app_host server
  app_host=$(pgrep --parent "$launched") && server=$(pgrep --full "start-apiserver --monitor $app_host ") && pgrep --parent "$server"
}

container_of() { docker ps --quiet --filter "label=$(run_label)" --filter "name=^$1-"; } # VARIANT

record_images() {
  local variant
  for variant in multi single; do
    local image
    image=$(docker inspect --format '{{.Config.Image}}' "$(container_of "$variant-stage")")
    bare_settings+=("--$variant:image=${image%:*}" "--$variant:tag=${image##*:}")
    docker image inspect --format '{{.Size}}' "$image" > "$work/$variant-size"
  done
  docker cp "$(container_of multi-stage):/app" "$work/app" > /dev/null
  stat --format %s "$work/app/HelloAspire.Web" > "$work/program-size"
  # Beyond its base, the image is these files.
  tar --create --directory "$work" app | gzip | wc --bytes > "$work/own-compressed"
  dotnet run --project HelloAspire.Comparison -- inspect "$(docker inspect --format '{{.Config.Image}}' "$(container_of multi-stage)")" \
    --format json | sed -n 's/^ *"compressed": \([0-9]*\).*/\1/p' | head -n 1 > "$work/multi-compressed"
}

# Memory after 1,000 requests to each service: of the services, the app host, the orchestrator, the dashboard.
record_memory() {
  local variant port
  for variant in multi single; do
    port=${variant}_port
    curl --fail --silent --show-error --output /dev/null "http://127.0.0.1:${!port}/?[1-1000]"
    resident "$(docker inspect --format '{{.State.Pid}}' "$(container_of "$variant-stage")")" > "$work/$variant-memory"
  done
  proportional "$(pgrep --parent "$launched")" >> "$work/app-host-memory"
  # shellcheck disable=SC2046  # one process number each
  proportional $(ps -o ppid= -p "$(controllers)") "$(controllers)" $(pgrep --parent "$(controllers)" dcp) >> "$work/orchestrator-memory"
  proportional "$(pgrep --parent "$(controllers)" Aspire.Dashboar)" >> "$work/dashboard-memory"
}

# Prints the milliseconds from the launch to the first answer, and notes the memory after 1,000 requests; no telemetry leaves.
first_answer_of_program() {
  local start
  start=$(now)
  # Without the app host's variables, which would have it listen and report elsewhere.
  serve "$spare_port"
  launched=$served
  await_answer "$spare_port" / 30000 "$launched" || fail "the program does not answer: $(tail -n 5 "$work/program.log")"
  echo $(($(now) - start))
  curl --fail --silent --show-error --output /dev/null "http://127.0.0.1:$spare_port/?[1-1000]"
  resident "$launched" >> "$work/program-memory"
  kill -TERM "$launched"
  wait "$launched" || true
  launched=
}

# Starts the image's program on a port and sets served to its process number.
serve() { # PORT NAME=VALUE...
  (cd "$work/app" && exec env -i "${@:2}" ASPNETCORE_HTTP_PORTS="$1" ./HelloAspire.Web > "$work/program.log" 2>&1) &
  served=$!
}

# A copy of the sources with one file changed that all build steps come after: no engine has a layer for it.
copy_sources() {
  copy=$work/sources-$(now)
  mkdir -p "$copy"
  git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from - | tar --extract --directory "$copy"
  cp "$base_images_file" "$copy/$base_images_file" 2> /dev/null || true
  echo "<!-- $(now) -->" >> "$copy/Directory.Build.props"
}

# The images of a copy of the sources have a tag of their own.
note_copied_images() {
  local images
  mapfile -t images < <(docker ps --filter "label=$(run_label)" --format '{{.Image}}')
  copied_images+=("${images[@]}")
}

clean_up() {
  # shellcheck disable=SC2086  # process numbers
  [[ -z $launched$alongside ]] || kill -TERM $launched $alongside 2> /dev/null || true
  "${compose[@]}" down --timeout 5 --rmi local > /dev/null 2>&1 || true
  leave_group
  ((${#copied_images[@]} == 0)) || docker image rm "${copied_images[@]}" > /dev/null 2>&1 || true
  rm -rf "$work"
}
launched='' alongside='' copied_images=()
