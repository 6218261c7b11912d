# shellcheck shell=bash
# Finds the two base images: present, or pulled, or stand-ins built on the spot.
# shellcheck source=eng/standins/names.sh
. eng/standins/names.sh

local_settings=HelloAspire.AppHost/appsettings.Local.json

find_base_images() {
  local sdk runtime
  sdk=$(base_image Sdk SDK_IMAGE)
  runtime=$(base_image Runtime RUNTIME_IMAGE)

  if [[ $sdk == "$sdk_standin" || $runtime == "$runtime_standin" ]]; then
    find_standins
  elif ! image_labels "$sdk" "$runtime" > /dev/null; then
    # The small one first: it tells soon whether the registry answers at all.
    if ! pull "$runtime" 60 || ! pull "$sdk" 1800; then
      ! names_base_images || fail "the base images that BaseImages names cannot be pulled: $sdk and $runtime."
      find_standins
      use_standins
    fi
  fi
}

# The image that the settings name, else the default in the Dockerfile.
base_image() { # SETTING BUILD-ARGUMENT
  local setting=BaseImages__$1 file
  if [[ -n ${!setting:-} ]]; then
    echo "${!setting}"
    return
  fi
  for file in "$local_settings" HelloAspire.AppHost/appsettings.json; do
    if [[ -f $file && $(< "$file") =~ \"BaseImages\"[[:space:]]*:[[:space:]]*\{[^}]*\"$1\"[[:space:]]*:[[:space:]]*\"([^\"]+)\" ]]; then
      echo "${BASH_REMATCH[1]}"
      return
    fi
  done
  sed -n "s/^ARG $2=//p" HelloAspire.Web/Dockerfile
}

names_base_images() {
  [[ -n ${BaseImages__Sdk:-}${BaseImages__Runtime:-} ]] ||
    grep -qs '"BaseImages' "$local_settings" HelloAspire.AppHost/appsettings.json
}

# The stand-in label of each image, one a line; fails where an image is missing.
image_labels() { # IMAGE...
  "$engine" image inspect --format "{{index .Config.Labels \"$standin_label\"}}" "$@" 2> /dev/null
}

pull() { # IMAGE SECONDS
  image_labels "$1" > /dev/null || {
    say "Pulling $1"
    within "$2" "$engine" pull "$1" >&2
  }
}

find_standins() {
  local stamp
  stamp=$(standin_stamp "$sdk_version")
  [[ $(image_labels "$sdk_standin" "$runtime_standin" || true) == "$stamp"$'\n'"$stamp" ]] && return

  if ! type -P mmdebstrap > /dev/null; then
    can_install ||
      fail "no registry answers, and stand-ins need Debian or Ubuntu with root rights: name images that this machine has under BaseImages in $local_settings."
    install_packages mmdebstrap
  fi
  say "The base images are built here as stand-ins: they are missing, or not of this SDK."
  eng/standins.sh "$engine" >&2 || fail "the stand-ins could not be built: see the lines above."
}

use_standins() {
  local entry="\"BaseImages\": { \"Sdk\": \"$sdk_standin\", \"Runtime\": \"$runtime_standin\" }" content='{}'
  [[ ! -s $local_settings ]] || content=$(< "$local_settings")
  if [[ $content =~ ^[[:space:]]*\{[[:space:]]*\}[[:space:]]*$ ]]; then
    printf '{\n  %s\n}\n' "$entry" > "$local_settings"
  else
    printf '%s\n' "${content/\{/{$'\n'  $entry,}" > "$local_settings"
  fi
  say "No registry answers: $local_settings now names stand-ins for the base images. Take BaseImages out of it to ask again."
}
