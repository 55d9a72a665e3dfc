#!/bin/sh
# Makes docs/report.png, the picture of the HTML report in the README, from the sample logs.
# Build first (mvn -B package -DskipTests). Needs chromium; on Debian: apt install chromium
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
java -jar cowrie-cli/target/cowriekit.jar report --demo --format html --output "$folder" --logpath examples/sample-logs
# chromium refuses to sandbox itself for root
if [ "$(id -u)" = 0 ]; then sandbox=--no-sandbox; else sandbox=; fi
chromium --headless $sandbox --user-data-dir="$folder/profile" --hide-scrollbars --force-color-profile=srgb \
  --blink-settings=preferredColorScheme=1 --window-size="${WIDTH:-1240},${HEIGHT:-1700}" \
  --screenshot="$PWD/docs/report.png" "file://$folder/report.html" 2>/dev/null
ls -l docs/report.png
