# shellcheck shell=bash disable=SC2034  # sourced
# What the set-up and the builder of the stand-ins both know.
sdk_standin=hello-aspire/sdk:standin
runtime_standin=hello-aspire/runtime-deps:standin
# What the orchestrator builds its tunnel container on.
tunnel_base=mcr.microsoft.com/azurelinux/base/core:3.0
standin_label=hello-aspire.stand-in
standin_folder=$(cd "${BASH_SOURCE[0]%/*}" && pwd)

# Package restore inside the images has to trust whoever inspects this machine's traffic.
certificates=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}

# The label's value: changes with all that goes into the stand-ins from this machine.
standin_stamp() { # SDK-VERSION
  local sum
  sum=$(cat "$standin_folder"/../standins.sh "$standin_folder"/{sdk,runtime-deps}.sh "$certificates" | cksum)
  echo "$1-${sum%% *}"
}
