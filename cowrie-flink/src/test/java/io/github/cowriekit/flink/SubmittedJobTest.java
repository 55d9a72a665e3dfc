package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.json.SessionJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submits one jar, which has the library and what it needs but Flink, to a cluster of other JVMs. */
@Tag("slow")
class SubmittedJobTest {
    @TempDir
    Path logs;

    @TempDir
    Path work;

    @Test
    void writesTheSessionsOfTheLibrary() throws Exception {
        List<Path> files = MadeLog.write(logs, 23, 500, Duration.ofHours(10), Duration.ofHours(2), 2);
        Path jar = jobJar();
        Path sessions = work.resolve("sessions");

        try (SessionCluster cluster = SessionCluster.start(work)) {
            String said = cluster.run(
                    jar,
                    CowrieFlinkJob.class,
                    logs.toUri().toString(),
                    sessions.toUri().toString());
            assertThat(said).contains("Job has been submitted");
        }

        SortedMap<String, String> written = new TreeMap<>();
        try (Stream<Path> parts = Files.list(sessions)) {
            for (Path part : parts.toList()) {
                assertThat(part.getFileName().toString()).startsWith("sessions").endsWith(".ndjson");
                for (String json : Files.readAllLines(part)) {
                    written.put(Outcome.key(SessionJson.read(json).session()), json);
                }
            }
        }
        SortedMap<String, String> expected = Outcome.ofLibrary(files);
        assertThat(written.keySet()).isEqualTo(expected.keySet());
        assertThat(written.equals(expected)).isTrue();
    }

    private Path jobJar() throws IOException {
        Path jar = work.resolve("job.jar");
        Set<String> names = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path entry : SessionCluster.classPath(false)) {
                if (Files.isDirectory(entry) && entry.endsWith("classes")) {
                    addFolder(entry, names, out);
                } else if (isOurs(entry)) {
                    addJar(entry, names, out);
                }
            }
        }
        return jar;
    }

    /** A module that was built, or one of the libraries that the modules need for this job. */
    private static boolean isOurs(Path jar) {
        String name = jar.getFileName().toString();
        return name.endsWith(".jar")
                && Stream.of("cowrie-", "jackson-", "caffeine", "jspecify").anyMatch(name::startsWith);
    }

    private static void addFolder(Path folder, Set<String> names, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    add(folder.relativize(file).toString().replace('\\', '/'), in, names, out);
                }
            }
        }
    }

    private static void addJar(Path path, Set<String> names, JarOutputStream out) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry :
                    jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    add(entry.getName(), in, names, out);
                }
            }
        }
    }

    private static void add(String name, InputStream in, Set<String> names, JarOutputStream out) throws IOException {
        if (!name.endsWith("module-info.class") && names.add(name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
            out.closeEntry();
        }
    }
}
