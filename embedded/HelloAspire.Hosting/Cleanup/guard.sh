# Watches over an app host: its standard input is a pipe from it, so the end of the input is the end of the app host,
# however it came. Lines: "+PID" and "-PID" for the processes it starts and sees end; "done" after an orderly stop.
# Arguments: the engine's client, the label of all that the run made.
trap '' INT TERM HUP
exec >/dev/null 2>&1
engine=$1 label=$2 children=' '

while IFS= read -r line; do
    case $line in
    done) exit 0 ;;
    +*) children="$children${line#+} " ;;
    -*) children="${children%% "${line#-}" *} ${children#* "${line#-}" }" ;;
    esac
done

for signal in TERM KILL; do
    for child in $children; do
        kill -"$signal" "$child"
    done
    # Builds end with their client: give them the time.
    [ "$signal" = TERM ] && [ "$children" != ' ' ] && sleep 1
done

# A container may be on its way while its client is ended: look again until there is none.
for _ in 1 2 3; do
    containers=$("$engine" ps -aq --filter "label=$label")
    [ -z "$containers" ] || "$engine" rm -f -v $containers
    [ -n "$containers" ] || break
done
networks=$("$engine" network ls -q --filter "label=$label")
[ -z "$networks" ] || "$engine" network rm $networks
