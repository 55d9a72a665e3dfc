#!/bin/sh
# Prints what each artifact brings along, its own jar included; after `mvn install -DskipTests`.
cd "$(dirname "$0")/.." || exit 1
for artifact in parser enrich analysis report store sink service kit; do
  list=$(mktemp)
  folder=$(mktemp -d)
  cat > "$folder/pom.xml" <<EOF
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>weights</groupId>
  <artifactId>weights-$artifact</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.github.cowriekit</groupId>
      <artifactId>cowrie-$artifact</artifactId>
      <version>0.1.0-SNAPSHOT</version>
    </dependency>
  </dependencies>
</project>
EOF
  mvn -q -B -o -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile="$list" || exit 1
  tr ':' '\n' < "$list" | xargs stat -L -c '%s' | awk -v name="cowrie-$artifact" '{ n++; bytes += $1 } END { printf "%-16s %3d jars %6.2f MB\n", name, n, bytes / 1e6 }'
  rm -r "$list" "$folder"
done
