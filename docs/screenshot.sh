#!/bin/sh
# Takes pictures of the HTML report of the sample logs: docs/report.png for the README, or, with a folder, desktop, phone, dark
# and a session there, and what is printed.
# Build first (mvn -B package -DskipTests). Needs chromium; on Debian: apt install chromium
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
java -jar cowrie-cli/target/cowriekit.jar report --demo --format html --output "$folder" --logpath examples/sample-logs
# chromium refuses to sandbox itself for root
if [ "$(id -u)" = 0 ]; then sandbox=--no-sandbox; else sandbox=; fi

# picture FILE WIDTH HEIGHT SCHEME [PLACE]; scheme 0 is dark, 1 is light
picture() {
  chromium --headless $sandbox --user-data-dir="$folder/profile" --hide-scrollbars --force-color-profile=srgb \
    --blink-settings=preferredColorScheme="$4" --window-size="$2,$3" --screenshot="$1" "file://$folder/report.html${5:-}" 2>/dev/null
  ls -l "$1"
}

if [ $# -eq 0 ]; then
  picture "$PWD/docs/report.png" "${WIDTH:-1440}" "${HEIGHT:-1750}" 1
else
  mkdir -p "$1"
  out=$(cd "$1" && pwd)
  picture "$out/desktop.png" 1440 3600 1
  picture "$out/dark.png" 1440 3600 0
  # a window of chromium is at least 500 pixels wide
  picture "$out/phone.png" 500 4000 1
  picture "$out/session.png" 1440 2400 1 '#session=fd5ac84ee8f9'
  chromium --headless $sandbox --user-data-dir="$folder/profile" --no-pdf-header-footer --print-to-pdf="$out/print.pdf" \
    "file://$folder/report.html" 2>/dev/null
  ls -l "$out/print.pdf"
fi
