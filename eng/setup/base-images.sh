# shellcheck shell=bash
# Finds the two base images: present, or pulled, or stand-ins built on the spot.
# shellcheck source=eng/standins/names.sh
. eng/standins/names.sh

# Written whole here, read by the app host.
base_images_file=HelloAspire.AppHost/appsettings.BaseImages.json

find_base_images() {
  # Images that the environment names are pulled by the build itself.
  [[ -z ${BaseImages__Sdk:-} || -z ${BaseImages__Runtime:-} ]] || return 0

  if [[ -f $base_images_file ]]; then
    find_standins
  elif ! { pull "$(default_image RUNTIME_IMAGE)" 60 && pull "$(default_image SDK_IMAGE)" 1800; }; then
    find_standins
    use_standins
  fi
}

default_image() { # BUILD-ARGUMENT
  sed -n "s/^ARG $1=//p" HelloAspire.Web/Dockerfile
}

# The stand-in label of each image, one a line; fails where an image is missing.
image_labels() { # IMAGE...
  "$engine" image inspect --format "{{index .Config.Labels \"$standin_label\"}}" "$@" 2> /dev/null
}

# The small image is pulled first: it tells soon whether the registry answers at all.
pull() { # IMAGE SECONDS
  image_labels "$1" > /dev/null || {
    say "Pulling $1"
    within "$2" "$engine" pull "$1" >&2
  }
}

find_standins() {
  local stamp
  stamp=$(standin_stamp "$sdk_version")
  if [[ $(image_labels "$sdk_standin" "$runtime_standin" || true) != "$stamp"$'\n'"$stamp" ]]; then
    if ! type -P mmdebstrap > /dev/null; then
      can_install ||
        fail "no registry answers, and stand-ins need Debian or Ubuntu with root rights: name images that this machine has in BaseImages__Sdk and BaseImages__Runtime."
      install_packages mmdebstrap
    fi
    say "The base images are built here as stand-ins: they are missing, or not of this SDK."
    eng/standins.sh "$engine" >&2 || fail "the stand-ins could not be built: see the lines above."
  fi
  # Podman's containers send telemetry through Aspire's tunnel, whose image the orchestrator builds on this one.
  [[ $engine != podman ]] || image_labels "$tunnel_base" > /dev/null || podman tag "$runtime_standin" "$tunnel_base"
}

use_standins() {
  printf '{\n  "BaseImages": {\n    "Sdk": "%s",\n    "Runtime": "%s"\n  }\n}\n' "$sdk_standin" "$runtime_standin" > "$base_images_file"
  say "No registry answers: $base_images_file now names stand-ins for the base images. Remove it to try the registry again."
}
