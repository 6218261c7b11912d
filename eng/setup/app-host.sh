# shellcheck shell=bash
# Builds the app host where something has changed, and reads its launch profile.

app_host=artifacts/bin/HelloAspire.AppHost/debug/HelloAspire.AppHost.dll

# The one that was asked for, else the one that the first restore found.
hosting_edition() {
  local found=artifacts/HostingEdition.props
  if [[ -n ${HostingEdition:-} ]]; then
    echo "$HostingEdition"
  elif [[ -f $found && $(< "$found") =~ \<HostingEdition\>(.*)\</HostingEdition\> ]]; then
    echo "${BASH_REMATCH[1]}"
  fi
}

# Asking MSBuild whether anything has changed takes seconds, asking the file system takes none.
build_app_host() {
  local built=artifacts/setup/app-host-built
  if [[ -f $app_host && -f $built && $(< "$built") == "$(hosting_edition)" ]] && ! changed_since "$built"; then
    return
  fi
  say "Building the app host"
  mkdir -p artifacts/setup
  # Dated before the build, so that a file edited meanwhile counts as changed.
  : > "$built.new"
  dotnet build HelloAspire.AppHost --nologo >&2
  hosting_edition > "$built"
  touch -r "$built.new" "$built"
}

changed_since() { # FILE
  [[ -n $(find . -mindepth 1 \( -name '.*' -o -name artifacts -o -name docs -o -name HelloAspire.Tests -o -name HelloAspire.Web \) -prune \
    -o -newer "$1" -print -quit) ]]
}

# Sets what `dotnet run` sets from the launch profile, without the second that it takes. Variables that are set win.
use_launch_profile() {
  local line inside='' profiles=HelloAspire.AppHost/Properties/launchSettings.json
  [[ -f $profiles ]] || return 0
  while IFS= read -r line; do
    case $line in
      *'"environmentVariables"'*) inside=yes ;;
      *'}'*) [[ -z $inside ]] || break ;;
    esac
    if [[ $line =~ \"([A-Za-z_]+)\":\ *\"(.*)\" ]]; then
      local name=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
      [[ $name != applicationUrl ]] || name=ASPNETCORE_URLS
      if [[ $name == ASPNETCORE_URLS || -n $inside ]] && [[ -z ${!name:-} ]]; then export "$name=$value"; fi
    fi
  done < "$profiles"
}
