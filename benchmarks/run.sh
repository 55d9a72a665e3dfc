#!/bin/bash
# Compares whole processes: this library, Python's json.loads with the same sessions, and DuckDB if its driver can be had.
# Before anything is timed, all of them must have counted the same. Prints ratios: medians over rounds in which the two
# commands of a ratio take turns. The logs come from a seeded generator and go to a temporary folder.
# usage: benchmarks/run.sh [--full] [--rounds N] [bytes...]     --full is 10 MB, 100 MB and 1 GB, else 10 MB and 40 MB
# AOT_JAVA=/path/to/java of JDK 25 or newer adds a cold start with its cache of classes and profiles.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=3 sizes=()
while [ $# -gt 0 ]; do
  case $1 in
    --full) sizes=(10e6 100e6 1e9) ;;
    --rounds) rounds=$2; shift ;;
    *) sizes+=("$1") ;;
  esac
  shift
done
[ ${#sizes[@]} -gt 0 ] || sizes=(10e6 40e6)
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

# as the script cowriekit starts it
ours="java -XX:+UseSerialGC -XX:MaxNewSize=32m -cp $jar $package.SessionCount"
python="python3 benchmarks/sessions.py"
duckdb="java --enable-native-access=ALL-UNNAMED -cp $jar:$driver $package.DuckDbSessions"
calculate() { python3 -c "import sys, statistics, math; v = [float(x) for x in sys.argv[2:]]; print($1)" none "${@:2}"; }

# seconds wall|cpu COMMAND
seconds() {
  { time eval "$2" >/dev/null 2>"$work/errors"; } 2>&1 | awk -v kind="$1" '{ print kind == "wall" ? $1 : $2 + $3 }'
}

# the processor time that a warm reading prints
warm() { eval "$1 warm" 2>&1 >/dev/null | tail -1; }

# prints the median of the second over the first of each pair
pairs() { echo "$1: $(calculate 'f"{statistics.median(b / a for a, b in zip(v[0::2], v[1::2])):.2f}"' "${@:2}")"; }

# ratio wall|cpu TEXT COMMAND OTHER prints OTHER / COMMAND
ratio() {
  local times=() i
  for ((i = 0; i < rounds; i++)); do
    times+=("$(seconds "$1" "$3")" "$(seconds "$1" "$4")")
  done
  pairs "$2" "${times[@]}"
}

slope=()
for size in "${sizes[@]}"; do
  log=$work/log-$size.json
  java -cp "$jar" $package.generator.LogGenerator "$log" "$size"
  expected=$($ours "$log")
  [ "$expected" = "$($python "$log")" ] || { echo "Python counts otherwise at $size"; exit 1; }
  [ -z "$driver" ] || [ "$expected" = "$($duckdb "$log" 2>"$work/errors")" ] || { echo "DuckDB counts otherwise at $size"; cat "$work/errors"; exit 1; }
  echo "== $size bytes; equal counts: $expected"
  ratio wall "cold wall, Python / ours" "$ours $log" "$python $log"
  mine=() both=()
  for ((i = 0; i < rounds; i++)); do
    mine+=("$(warm "$ours $log")")
    [ -z "$driver" ] || both+=("${mine[-1]}" "$(warm "$duckdb $log")")
  done
  slope+=("$size" "$(calculate 'statistics.median(v)' "${mine[@]}")")
  if [ -n "$driver" ]; then
    pairs "warm processor time, DuckDB per-session lists on one thread / ours" "${both[@]}"
    ratio wall "cold wall, DuckDB on all $(nproc) processors / ours" "$ours $log" "$duckdb $log all"
  fi
done
[ ${#sizes[@]} -eq 1 ] || echo "== growth exponent of the warm processor time: $(calculate \
  'f"{statistics.linear_regression([math.log(x) for x in v[0::2]], [math.log(x) for x in v[1::2]]).slope:.3f}"' "${slope[@]}")"

echo "== $size bytes, 3,600 sessions open"
heap="java -XX:+UseSerialGC -cp $jar"
ratio cpu "speed at -Xmx64m / at -Xmx256m" "$heap -Xmx64m $package.SessionCount $log" "$heap -Xmx256m $package.SessionCount $log"
java -Xmx64m -XX:+UseSerialGC -cp "$jar" $package.SessionCount "$log" heap

quiet=$work/quiet.json
java -cp "$jar" $package.generator.LogGenerator "$quiet" "$size" COMPACT 1 1
echo "== $size bytes, one session a second"
java -cp "$jar" $package.WindowShare "$quiet"
rm "$quiet"

# the second of three sizes: the largest takes bzip2 and xz very long
size=${sizes[$((${#sizes[@]} / 2))]}
plain=$work/log-$size.json
echo "== archives of $size bytes, cold wall"
for tool in gzip zstd bzip2 "xz -1"; do
  command -v "${tool% *}" >/dev/null || continue
  packed=$plain.${tool% *}
  $tool -c "$plain" >"$packed"
  ratio wall "${tool% *}, plain / packed" "$ours $packed" "$ours $plain"
  ratio wall "${tool% *}, ${tool% *} -dc / ours" "$ours $packed" "${tool% *} -dc <$packed"
done

for size in $(printf '%s\n' "${sizes[0]}" "${sizes[-1]}" | uniq); do
  log=$work/log-$size.json
  echo "== cold start, $size bytes"
  eval "${ours/java /java -XX:ArchiveClassesAtExit=$work/classes.jsa } $log" >/dev/null 2>"$work/errors"
  shared=${ours/java /java -XX:SharedArchiveFile=$work/classes.jsa }
  ratio wall "without / with shared classes" "$shared $log" "$ours $log"
  ratio wall "Python / ours with shared classes" "$shared $log" "$python $log"
  if [ -n "${AOT_JAVA:-}" ]; then
    eval "${ours/java /$AOT_JAVA -XX:AOTCacheOutput=$work/start.aot } $log" >/dev/null 2>"$work/errors"
    aot=${ours/java /$AOT_JAVA -XX:AOTCache=$work/start.aot }
    ratio wall "without / with an AOT cache" "$aot $log" "${ours/java /$AOT_JAVA } $log"
    ratio wall "Python / ours with an AOT cache" "$aot $log" "$python $log"
  fi
done
