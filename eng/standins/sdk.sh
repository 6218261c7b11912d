#!/bin/sh
# Runs while the SDK stand-in is built: adds to its Debian root file system what the SDK image holds besides.
#
# Usage: sdk.sh ROOT, with DOTNET_ROOT, DOTNET_SDK_VERSION, DOTNET_VERSION and CERTIFICATES set
set -eu

root=$1
dotnet=$root/usr/share/dotnet

mkdir -p "$dotnet"
cp --archive "$DOTNET_ROOT/." "$dotnet"
# One SDK and its runtimes, as in the image that this one stands in for.
find "$dotnet"/sdk/* "$dotnet"/shared/*/* -maxdepth 0 \
  ! -name "$DOTNET_SDK_VERSION" ! -name "$DOTNET_VERSION" -exec rm -r {} +
ln -s /usr/share/dotnet/dotnet "$root/usr/bin/dotnet"

groupadd --root "$root" --gid 1654 app
useradd --root "$root" --no-log-init --uid 1654 --gid 1654 --shell /bin/false --create-home app

cp "$CERTIFICATES" "$root/etc/ssl/certs/ca-certificates.crt"

# The feeds named on this machine, unless the file holds a secret too: images get shared.
feeds=$HOME/.nuget/NuGet/NuGet.Config
if [ -f "$feeds" ] && ! grep -qiE 'credentials|apikeys|password' "$feeds"; then
  install -D -m 644 "$feeds" "$root/root/.nuget/NuGet/NuGet.Config"
fi
