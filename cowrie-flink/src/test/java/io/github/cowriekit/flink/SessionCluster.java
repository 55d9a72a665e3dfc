package io.github.cowriekit.flink;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A standalone session cluster of Flink: a job manager and a task manager, each in a JVM of its own, on 127.0.0.1. Made of the
 * jars that Maven has, since Flink's distribution is in no repository; their class path has nothing of this project.
 */
final class SessionCluster implements AutoCloseable {
    private static final List<String> OPENED =
            List.of("java.util", "java.util.concurrent", "java.lang", "java.lang.reflect", "java.net", "java.text");
    /** What a script of the distribution reckons out of the size of the process. */
    private static final List<String> TASK_MANAGER_MEMORY = List.of(
            "taskmanager.cpu.cores=2",
            "taskmanager.memory.framework.heap.size=128mb",
            "taskmanager.memory.framework.off-heap.size=128mb",
            "taskmanager.memory.task.heap.size=128mb",
            "taskmanager.memory.task.off-heap.size=0b",
            "taskmanager.memory.network.min=64mb",
            "taskmanager.memory.network.max=64mb",
            "taskmanager.memory.managed.size=16mb",
            "taskmanager.memory.jvm-metaspace.size=128mb",
            "taskmanager.memory.jvm-overhead.min=64mb",
            "taskmanager.memory.jvm-overhead.max=64mb");

    private final Path folder;
    private final int port;
    private final List<Process> processes = new ArrayList<>();

    private SessionCluster(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts a cluster with two slots and waits for it. */
    static SessionCluster start(Path folder) throws Exception {
        SessionCluster cluster = new SessionCluster(folder, freePort());
        int rpc = freePort();
        Files.writeString(folder.resolve("config.yaml"), """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.bind-host: 127.0.0.1
                jobmanager.rpc.port: %d
                taskmanager.host: 127.0.0.1
                taskmanager.bind-host: 127.0.0.1
                taskmanager.numberOfTaskSlots: 2
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %d
                """.formatted(rpc, cluster.port));
        String conf = folder.toString();
        cluster.java("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", "--configDir", conf);
        List<String> args = new ArrayList<>(List.of("--configDir", conf));
        TASK_MANAGER_MEMORY.forEach(option -> args.addAll(List.of("-D", option)));
        cluster.java("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", args.toArray(new String[0]));
        cluster.awaitTaskManager();
        return cluster;
    }

    /** Does what {@code flink run} does and returns its output. */
    String run(Path jar, Class<?> main, String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of("run", "-p", "2", "-c", main.getName(), jar.toString()));
        all.addAll(List.of(args));
        Process client = java("org.apache.flink.client.cli.CliFrontend", all.toArray(new String[0]));
        if (!client.waitFor(3, TimeUnit.MINUTES)) {
            throw new AssertionError("the job does not end; " + get("/jobs/overview"));
        }
        try (InputStream out = Files.newInputStream(folder.resolve("CliFrontend.out"))) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (client.exitValue() != 0) {
                throw new AssertionError(said);
            }
            return said;
        }
    }

    /** Returns what is on the class path, Flink and what it needs, or all but that. */
    static List<Path> classPath(boolean ofFlink) throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        for (String entry : fullClassPath()) {
            Path path = Path.of(entry);
            if (isOfFlink(path) == ofFlink && Files.exists(path)) {
                found.add(path);
            }
        }
        return List.copyOf(found);
    }

    private static boolean isOfFlink(Path path) {
        String name = path.getFileName().toString();
        return Stream.of(
                                "flink-",
                                "commons-",
                                "slf4j-",
                                "snakeyaml-engine",
                                "kryo",
                                "reflectasm",
                                "objenesis",
                                "minlog",
                                "RoaringBitmap",
                                "javassist",
                                "snappy",
                                "lz4",
                                "zstd",
                                "async-profiler",
                                "jsr305")
                        .anyMatch(name::startsWith)
                && !name.startsWith("flink-connector-kafka");
    }

    /** Surefire gives a single jar whose manifest names the rest. */
    private static List<String> fullClassPath() throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(entry);
            if (entry.endsWith(".jar")) {
                try (JarFile jar = new JarFile(entry)) {
                    var manifest = jar.getManifest();
                    String more = manifest == null
                            ? null
                            : manifest.getMainAttributes().getValue("Class-Path");
                    if (more != null) {
                        Arrays.stream(more.split(" ", -1))
                                .map(Path.of(entry).toUri()::resolve)
                                .filter(uri -> "file".equals(uri.getScheme()))
                                .forEach(uri -> entries.add(Path.of(uri).toString()));
                    }
                }
            }
        }
        return entries;
    }

    private Process java(String main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx320m", "-XX:MaxDirectMemorySize=256m"));
        for (String opened : OPENED) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        List<String> jars = classPath(true).stream().map(Path::toString).toList();
        command.addAll(List.of("-cp", String.join(File.pathSeparator, jars), main));
        command.addAll(List.of(args));
        String name = main.substring(main.lastIndexOf('.') + 1);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile());
        builder.environment().put("FLINK_CONF_DIR", folder.toString());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private void awaitTaskManager() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!get("/overview").contains("\"slots-available\":2")) {
            for (Process process : processes) {
                // a wait that ends early if the process does
                if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    throw new AssertionError("the cluster does not start; see " + folder);
                }
            }
        }
    }

    private String get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
