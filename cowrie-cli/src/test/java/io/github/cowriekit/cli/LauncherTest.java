package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script, with a Java that prints its arguments and makes the archive that it is asked for. */
class LauncherTest {
    /** A list of classes is the log that they were loaded for; an archive is its list, or that log. */
    private static final String JAVA = """
            #!/bin/sh
            for a in "$@"; do
              case $a in
                -XX:DumpLoadedClassList=* | -XX:AOTCacheOutput=*) made=${a#*=} ;;
                -XX:SharedClassListFile=*) from=${a#*=} ;;
                -XX:SharedArchiveFile=*) archive=${a#*=} ;;
                */cowrie.json) from=$a ;;
                -Xshare:dump) made=archive ;;
              esac
              echo "[$a]"
            done
            [ "$made" = archive ] && made=$archive
            [ -z "$made" ] || { echo "$*" | sed 's/.*cowriekit.jar *//'; cat "$from"; } > "$made"
            """;

    @TempDir
    private Path folder;

    private Path launcher;
    private Path cache;

    @BeforeEach
    void install() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("opt/with space/bin"));
        launcher = executable(Files.copy(Path.of("src/main/bin/cowriekit"), bin.resolve("cowriekit")));
        Files.createFile(
                Files.createDirectories(folder.resolve("opt/with space/lib")).resolve("cowriekit.jar"));
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        executable(Files.writeString(java, JAVA));
        cache = folder.resolve("cache dir");
    }

    /** What is made behind a command is made in the folder that is deleted. */
    @AfterEach
    void waitForArchives() throws Exception {
        String made = "i=0; while ls -d \"$0\"/cowriekit/*.making; do [ $((i += 1)) -lt 600 ] || exit; sleep .1; done";
        lines(new ProcessBuilder("sh", "-c", made, cache.toString()));
    }

    @Test
    void findsItsJarThroughLinksAndPassesArgumentsOn() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("cowriekit"), launcher);
        ProcessBuilder builder = start(link, "find", "--password", "a  b");
        builder.environment().put("COWRIEKIT_JAVA_OPTS", "-Xmx1g -ea");
        List<String> given = lines(builder);
        assertThat(given)
                .containsSubsequence("[-Xmx1g]", "[-ea]", "[-jar]")
                .endsWith("[find]", "[--password]", "[a  b]");
        assertThat(given.get(given.indexOf("[-jar]") + 1)).endsWith("/bin/../lib/cowriekit.jar]");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        Path alone = Files.copy(Path.of("src/main/bin/cowriekit"), folder.resolve("alone"));
        assertThat(lines(new ProcessBuilder("sh", alone.toString(), "--version")))
                .first()
                .asString()
                .contains("no cowriekit.jar beside " + folder);
    }

    @Test
    void keepsClassesBehindTheFirstCommandForTheNext() throws Exception {
        release("17.0.15");
        assertThat(lines(start(launcher, "report"))).noneMatch(option -> option.contains("Archive"));
        Path kept = kept();
        assertThat(Files.readString(kept))
                .contains("\"cowrie.session.closed\"")
                .containsSubsequence("report --offline --logpath ", "assess --logpath ", "--help");
        assertThat(lines(start(launcher, "report")))
                .contains("[-XX:SharedArchiveFile=" + kept + "]", "[-Xlog:disable]")
                .endsWith("[report]");
        release("17.0.16");
        assertThat(lines(start(launcher, "report"))).as("another JDK").noneMatch(option -> option.contains("Archive"));
    }

    @Test
    void keepsLessForSessionsThatAreOnlyRead() throws Exception {
        release("17.0.15");
        lines(start(launcher, "sessions"));
        assertThat(Files.readString(kept()))
                .contains("sessions --count --logpath ")
                .doesNotContain("assess");
        assertThat(lines(start(launcher, "sessions")))
                .anyMatch(option -> option.contains("Archive"))
                .endsWith("[sessions]");
        assertThat(lines(start(launcher, "report"))).noneMatch(option -> option.contains("Archive"));
    }

    @Test
    void makesNoArchiveForHelpButUsesIt() throws Exception {
        release("17.0.15");
        lines(start(launcher, "--help"));
        assertThat(cache.resolve("cowriekit")).isEmptyDirectory();
        lines(start(launcher, "report"));
        Path kept = kept();
        assertThat(lines(start(launcher, "--help")))
                .contains("[-XX:SharedArchiveFile=" + kept + "]")
                .endsWith("[--help]");
    }

    @Test
    void makesAnArchiveAnewThatWasCut() throws Exception {
        release("17.0.15");
        lines(start(launcher, "report"));
        Path cut = kept();
        Files.writeString(cut, "half");
        assertThat(lines(start(launcher, "report"))).noneMatch(option -> option.contains("Archive"));
        assertThat(Files.size(kept())).isGreaterThan(4);
    }

    @Test
    void removesOldArchivesOnlyOfItsFolder() throws Exception {
        release("17.0.15");
        Path own = Files.createDirectories(cache.resolve("cowriekit"));
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        List<Path> files = List.of(own.resolve("1-2.3.kept"), own.resolve("answers.db"), own.resolve("exit-addresses"));
        for (Path file : files) {
            Files.setLastModifiedTime(Files.writeString(file, "x"), longAgo);
        }
        lines(start(launcher, "report"));
        waitForArchives();

        assertThat(files).filteredOn(Files::exists).isEqualTo(files.subList(1, 3));
    }

    @Test
    void startsWithoutAHomeAndWithAFolderToSearch() throws Exception {
        release("17.0.15");
        ProcessBuilder builder = start(launcher, "report");
        builder.environment().keySet().removeAll(List.of("HOME", "XDG_CACHE_HOME"));
        builder.environment().put("CDPATH", folder.toString());
        builder.directory(folder.toFile()).command("opt/with space/bin/cowriekit", "report");
        assertThat(lines(builder)).endsWith("[report]").noneMatch(option -> option.contains("Archive"));
    }

    @Test
    void keepsAnAotCacheOnNewerJdks() throws Exception {
        release("25.0.3");
        lines(start(launcher, "assess"));
        Path kept = kept();
        assertThat(Files.readString(kept)).contains("report --offline --logpath ", "\"cowrie.session.closed\"");
        assertThat(lines(start(launcher, "assess"))).contains("[-XX:AOTCache=" + kept + "]");
    }

    @Test
    void leavesOutTheSecondCompilerWhereLittleIsRead() throws Exception {
        release("17.0.15");
        Path logs = Files.createDirectories(folder.resolve("logs of a week"));
        sparse(logs.resolve("cowrie.json"), 299_000_000);
        String c1 = "[-XX:TieredStopAtLevel=1]";
        assertThat(lines(start(launcher, "sessions", "--logpath", logs.toString())))
                .contains(c1);
        // the heading that ls gives it begins as the line of a pipe does
        Files.createDirectories(folder.resolve("prod"));
        ProcessBuilder relative = start(launcher, "sessions", "--logpath", "prod");
        relative.directory(folder.toFile());
        assertThat(lines(relative)).contains(c1);
        sparse(logs.resolve("cowrie.json.1"), 2_000_000);
        assertThat(lines(start(launcher, "sessions", "--logpath", logs.toString())))
                .doesNotContain(c1);
        assertThat(lines(start(launcher, "sessions", "--logpath=" + logs))).doesNotContain(c1);
        assertThat(lines(start(launcher, "sessions", "--logpath", "-"))).doesNotContain(c1);
        assertThat(lines(start(launcher, "sessions", "--logpath=" + launcher, logs.toString())))
                .doesNotContain(c1);
        assertThat(lines(start(launcher, "watch", "watch.toml"))).doesNotContain(c1);
        Path packed = sparse(folder.resolve("cowrie.json.gz"), 30_000_000);
        assertThat(lines(start(launcher, "sessions", "--logpath", packed.toString())))
                .doesNotContain(c1);
    }

    @Test
    void addsNothingForWhoWantsAPlainStart() throws Exception {
        release("17.0.15");
        ProcessBuilder plain = start(launcher, "report");
        plain.environment().put("COWRIEKIT_START", "plain");
        assertThat(lines(plain)).first().isEqualTo("[-jar]");
        assertThat(lines(start(launcher, "jshell"))).first().isEqualTo("[-jar]");
        ProcessBuilder collector = start(launcher, "report");
        collector.environment().put("COWRIEKIT_JAVA_OPTS", "-XX:+UseZGC");
        assertThat(lines(collector)).contains("[-XX:+UseZGC]").doesNotContain("[-XX:+UseSerialGC]");
        assertThat(Files.exists(cache)).isTrue();
    }

    @Test
    void startsWhereNothingCanBeKept() throws Exception {
        release("17.0.15");
        Files.createFile(cache);
        assertThat(lines(start(launcher, "report"))).endsWith("[report]");
    }

    private ProcessBuilder start(Path program, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        builder.environment().keySet().removeAll(List.of("COWRIEKIT_START", "COWRIEKIT_JAVA_OPTS"));
        return builder;
    }

    /** Waits until the run behind the first command has left its archive, and returns it. */
    private Path kept() throws Exception {
        String only = "cd \"$0\"/cowriekit; i=0; until set -- *; [ $# -eq 1 ] && [ -f \"$1\" ];"
                + " do [ $((i += 1)) -lt 600 ] || break; sleep .1; done; echo \"$PWD/$*\"";
        return Path.of(
                lines(new ProcessBuilder("sh", "-c", only, cache.toString())).get(0));
    }

    private void release(String version) throws IOException {
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static Path sparse(Path file, long size) throws IOException {
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(size);
        }
        return file;
    }

    private static Path executable(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<String> lines(ProcessBuilder builder) throws Exception {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output.lines().toList();
    }
}
