#!/bin/bash
# Compares whole processes: this library, Python's json.loads with the same sessions, and DuckDB if its driver can be had.
# Before anything is timed, all of them must have counted the same. Prints ratios; the logs go to a temporary folder.
# usage: benchmarks/run.sh [rounds]      sizes in bytes by SIZES="10e6 100e6 1e9"
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-3}
sizes=${SIZES:-10e6 100e6 1e9}
duckdb_version=1.4.4.0
jar=benchmarks/target/cowrie-benchmarks.jar
package=io.github.cowriekit.benchmarks
[ -f "$jar" ] || mvn -q -pl benchmarks -am package -DskipTests
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R %U %S'

driver=
if mvn -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact=org.duckdb:duckdb_jdbc:$duckdb_version \
    -DoutputDirectory="$work" >"$work/driver.log" 2>&1; then
  driver=$work/duckdb_jdbc-$duckdb_version.jar
else
  echo "DuckDB: its driver does not resolve, so it is left out"
fi

ours() { java -XX:+UseSerialGC -cp "$jar" $package.SessionCount "$@"; }
python() { python3 benchmarks/sessions.py "$1"; }
duckdb() { java --enable-native-access=ALL-UNNAMED -cp "$jar:$driver" $package.DuckDbSessions "$@" 2>"$work/duckdb.err"; }
calculate() { python3 -c "import sys, statistics, math; v = [float(x) for x in sys.argv[2:]]; print($1)" none "${@:2}"; }

# prints wall seconds, the median over the rounds; the commands take turns
compare() {
  local size=$1 log=$2 mine=() theirs=()
  for ((i = 0; i < rounds; i++)); do
    mine+=("$({ time ours "$log" >/dev/null; } 2>&1 | tail -1 | cut -d' ' -f1)")
    theirs+=("$({ time python "$log" >/dev/null; } 2>&1 | tail -1 | cut -d' ' -f1)")
  done
  echo "cold wall, $size bytes: Python / ours $(calculate 'f"{statistics.median(v[len(v)//2:]) / statistics.median(v[:len(v)//2]):.2f}"' "${mine[@]}" "${theirs[@]}")"
}

warm_times=()
for size in $sizes; do
  log=$work/log-$size.json
  java -cp "$jar" $package.LogGenerator "$log" "$size"
  expected=$(ours "$log")
  [ "$expected" = "$(python "$log")" ] || { echo "Python counts otherwise at $size"; exit 1; }
  [ -z "$driver" ] || [ "$expected" = "$(duckdb "$log")" ] || { echo "DuckDB counts otherwise at $size"; cat "$work/duckdb.err"; exit 1; }
  echo "equal counts at $size bytes: $expected"
  compare "$size" "$log"
  warm=()
  for ((i = 0; i < rounds; i++)); do warm+=("$(ours "$log" warm 2>&1 >/dev/null)"); done
  mine=$(calculate 'statistics.median(v)' "${warm[@]}")
  warm_times+=("$(calculate 'v[0]' "$size")" "$mine")
  if [ -n "$driver" ] && [ "$size" != 10e6 ]; then
    duckdb "$log" warm >/dev/null
    echo "warm processor time, $size bytes: DuckDB per-session lists, one thread / ours $(calculate 'f"{v[0] / v[1]:.2f}"' "$(tail -1 "$work/duckdb.err")" "$mine")"
  fi
done

[ ${#warm_times[@]} -lt 4 ] || echo "growth exponent of the warm processor time: $(calculate \
  'f"{statistics.linear_regression([math.log(x) for x in v[0::2]], [math.log(x) for x in v[1::2]]).slope:.3f}"' "${warm_times[@]}")"
small=() large=()
for ((i = 0; i < rounds; i++)); do
  for heap in 64 256; do
    seconds=$({ time java -Xmx${heap}m -XX:+UseSerialGC -cp "$jar" $package.SessionCount "$log" >/dev/null; } 2>&1 | tail -1 | awk '{print $2 + $3}')
    if [ $heap = 64 ]; then small+=("$seconds"); else large+=("$seconds"); fi
  done
done
echo "speed at -Xmx64m / at -Xmx256m, $size bytes: $(calculate 'f"{statistics.median(v[len(v)//2:]) / statistics.median(v[:len(v)//2]):.2f}"' "${small[@]}" "${large[@]}")"
java -Xmx64m -XX:+UseSerialGC -cp "$jar" $package.SessionCount "$log" heap

gzip -k "$log"
packed=$log.gz
mine=() theirs=()
for ((i = 0; i < rounds; i++)); do
  mine+=("$({ time ours "$packed" >/dev/null; } 2>&1 | tail -1 | cut -d' ' -f1)")
  theirs+=("$({ time gzip -dc "$packed" >/dev/null; } 2>&1 | tail -1 | cut -d' ' -f1)")
done
echo "gzip input, cold wall: gzip -dc / ours $(calculate 'f"{statistics.median(v[len(v)//2:]) / statistics.median(v[:len(v)//2]):.2f}"' "${mine[@]}" "${theirs[@]}")"
