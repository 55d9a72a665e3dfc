#!/usr/bin/env bash
# Builds a copy of this checkout in another folder and compares its jars with those of the last build here, byte for byte.
# Arguments go to Maven, such as -Prelease, with which javadoc, SBOMs and flattened POMs are compared, too.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=$PWD
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -cf - --exclude=target --exclude=.git . | tar -xf - -C "$copy"

(cd "$copy" && mvn -B -q package -Dmaven.test.skip -Dcheckstyle.skip -Dspotless.check.skip -Djacoco.skip -Denforcer.skip \
  -Dbenchmarks.skip=true -Djavac.errorprone=-XDcompilePolicy=simple "$@")

built=$(cd "$copy" && find cowrie-*/target -maxdepth 1 -name 'cowrie*' \( -name '*.jar' -o -name '*-cyclonedx.*' \) | sort)
[ -n "$built" ] || { echo "the second build made no jars" >&2; exit 1; }
same=0 other=0
for file in $built; do
  if cmp -s "$here/$file" "$copy/$file"; then
    same=$((same + 1))
  else
    echo "$file is not the same in two builds" >&2
    other=$((other + 1))
  fi
done
echo "$same jars are the same in two builds, $other are not"
[ "$other" -eq 0 ]
