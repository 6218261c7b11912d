#!/usr/bin/env bash
# Builds stand-ins for the two base images, for machines that reach no container registry:
# packages of the machine's own Debian or Ubuntu release, and the machine's own .NET SDK.
#
# Usage: eng/standins.sh [docker|podman]
set -euo pipefail

readonly engine=${1:-docker}
# shellcheck source=eng/standins/names.sh
. "${BASH_SOURCE[0]%/*}/standins/names.sh"

DOTNET_ROOT=$(dirname "$(readlink -f "$(command -v dotnet)")")
DOTNET_SDK_VERSION=$(dotnet --version)
DOTNET_VERSION=$(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \([^ ]*\) .*/\1/p' | tail -n 1)
CERTIFICATES=$certificates
export DOTNET_ROOT DOTNET_SDK_VERSION DOTNET_VERSION CERTIFICATES

# shellcheck source=/dev/null
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
# The distribution's own package sources; those of third parties lie in files beside these.
for sources in /etc/apt/sources.list.d/{debian,ubuntu}.sources /etc/apt/sources.list; do
  [[ -s $sources ]] && break
done

# An image gets its name once it is whole, so that a broken build never passes for a stand-in.
readonly unfinished=hello-aspire/standin:unfinished
trap '"$engine" rmi "$unfinished" > /dev/null 2>&1 || true' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

name_image() { # TAG
  local previous
  previous=$("$engine" image inspect --format '{{.Id}}' "$1" 2> /dev/null || true)
  "$engine" tag "$unfinished" "$1"
  "$engine" rmi "$unfinished" > /dev/null
  # Fails where an image built on it is still there, which is as it should be.
  [[ -z $previous ]] || "$engine" rmi "$previous" > /dev/null 2>&1 || true
}

readonly common=(
  --change "LABEL $standin_label=\"$(standin_stamp "$DOTNET_SDK_VERSION")\""
  --change "LABEL org.opencontainers.image.version=\"$DOTNET_SDK_VERSION\""
  --change 'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
  --change 'ENV APP_UID=1654'
  --change 'ENV DOTNET_RUNNING_IN_CONTAINER=true'
)

echo "Building $sdk_standin from the packages of $release and .NET SDK $DOTNET_SDK_VERSION; takes a minute or two."
mmdebstrap --variant=minbase \
  --include=ca-certificates --include=clang --include=curl --include=git --include=libatomic1 \
  --include=tzdata --include=wget --include=zlib1g-dev \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
  --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
  --customize-hook="$standin_folder/sdk.sh" "$release" - "$sources" |
  "$engine" import "${common[@]}" \
    --change 'LABEL org.opencontainers.image.title="Stand-in for dotnet/sdk:10.0-noble-aot"' \
    --change 'LABEL org.opencontainers.image.description="Built on the spot where no registry answered: distribution packages, clang, and the .NET SDK of the machine that built it."' \
    --change 'ENV ASPNETCORE_HTTP_PORTS=' \
    --change "ENV DOTNET_VERSION=$DOTNET_VERSION" --change "ENV ASPNET_VERSION=$DOTNET_VERSION" \
    --change "ENV DOTNET_SDK_VERSION=$DOTNET_SDK_VERSION" \
    --change 'ENV DOTNET_GENERATE_ASPNET_CERTIFICATE=false' --change 'ENV DOTNET_NOLOGO=true' \
    --change 'ENV DOTNET_USE_POLLING_FILE_WATCHER=true' --change 'ENV NUGET_XMLDOC_MODE=skip' \
    ${NUGET_CERT_REVOCATION_MODE:+--change "ENV NUGET_CERT_REVOCATION_MODE=$NUGET_CERT_REVOCATION_MODE"} \
    --change 'CMD ["bash"]' - "$unfinished" > /dev/null
name_image "$sdk_standin"

echo "Building $runtime_standin: C library, OpenSSL, certificates, time zones; no shell."
"$engine" run --rm --interactive --network none "$sdk_standin" sh -s < "$standin_folder/runtime-deps.sh" |
  "$engine" import "${common[@]}" \
    --change 'LABEL org.opencontainers.image.title="Stand-in for dotnet/runtime-deps:10.0-noble-chiseled"' \
    --change 'LABEL org.opencontainers.image.description="Built on the spot where no registry answered: C library, OpenSSL, certificates and time zones of the distribution."' \
    --change 'ENV ASPNETCORE_HTTP_PORTS=8080' \
    --change 'ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true' \
    --change 'USER 1654' - "$unfinished" > /dev/null
name_image "$runtime_standin"
