#!/bin/bash
# Fuzzes a reader with Jazzer, guided by coverage, until something is found or the time is up. What is found belongs into
# src/test/resources/fuzz, where every build replays it.
# usage: cowrie-parser/fuzz.sh FuzzedLog|FuzzedRecording|internal.json.FuzzedLine [seconds]
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
seconds=${2:-300}
jazzer_version=0.24.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -pl cowrie-parser -am test-compile org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
  -Dmdep.outputFile="$work/classpath"
for artifact in jazzer jazzer-api; do
  mvn -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact=com.code-intelligence:$artifact:$jazzer_version -DoutputDirectory="$work"
done
mkdir "$work/corpus"
java -Xmx1g -cp "$work/*:cowrie-parser/target/test-classes:cowrie-parser/target/classes:$(cat "$work/classpath")" \
  com.code_intelligence.jazzer.Jazzer --target_class=io.github.cowriekit.parser."$target" \
  --instrumentation_includes='io.github.cowriekit.**:com.fasterxml.jackson.core.**:org.apache.commons.compress.**' \
  --reproducer_path="$work" "$work/corpus" cowrie-parser/src/test/resources/fuzz/"$target" \
  -max_total_time="$seconds" -timeout=20 -artifact_prefix=cowrie-parser/target/ -print_final_stats=1
