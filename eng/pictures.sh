#!/usr/bin/env bash
# Takes the README's pictures in docs/ anew: of the terminal, and of the pages by the tests that look at the real pair.
# Needs tmux, aha and Chromium.
#
# Usage: eng/pictures.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=eng/setup.sh
. eng/setup.sh

readonly session=hello-aspire-pictures columns=104 lines=11
work=$(mktemp -d)
trap 'tmux kill-session -t "$session" 2> /dev/null || true; rm -rf "$work"' EXIT

picture_terminal() {
  local limit=$((SECONDS + 600))
  tmux new-session -d -s "$session" -x "$columns" -y "$lines" "clear; ./run.sh; read -r"
  until [[ $(tmux capture-pane -p -t "$session" | grep -c '● Healthy') == 3 ]]; do
    ((SECONDS < limit)) || fail "not all resources became healthy: $(tmux capture-pane -p -t "$session")"
    sleep 1
  done
  {
    echo '<style>body { margin: 0; background: #17181c } pre { margin: 0; padding: 12px 16px; color: #d8d9de;' \
      'font: 15px/20px "DejaVu Sans Mono", monospace }</style><pre>'
    tmux capture-pane -ep -t "$session" | grep -v '^$' | sed -E 's/(login\?t=)[0-9a-f]+/\1…/' | aha --no-header --black
    echo '</pre>'
  } > "$work/terminal.html"
  tmux send-keys -t "$session" C-c
  chromium --headless --no-sandbox --no-first-run --disable-background-networking --disable-component-update \
    --disable-sync --hide-scrollbars --window-size="$((columns * 9 + 40)),$((lines * 20 + 24))" \
    --screenshot="$PWD/docs/terminal.png" "file://$work/terminal.html" 2> /dev/null
}

picture_pages() {
  local picture
  dotnet test HelloAspire.sln --nologo \
    --filter 'FullyQualifiedName~PairPictureSpecs|FullyQualifiedName~The_readme_shows_what_there_is_to_see'
  cp artifacts/screenshots/comparison/readme/comparison-{light,dark}.png docs/
  for picture in artifacts/screenshots/dashboard/live-*.png; do
    cp "$picture" "docs/dashboard-${picture##*/live-}"
  done
}

say "The terminal"
picture_terminal
say "The pages"
picture_pages
