package io.github.cowriekit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A project of somebody who uses the library: sources are compiled and run as they would be there. */
final class Consumer {
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Path folder;

    /** What a program printed. */
    record Run(int exitCode, String out, String err) {}

    Consumer(Path folder) {
        this.folder = folder;
    }

    /** Returns the classes and jars of somebody who added this artifact, without its test dependencies. */
    static String kit() throws IOException {
        return Path.of("target/classes").toAbsolutePath()
                + File.pathSeparator
                + Files.readString(Path.of("target/kit.classpath")).strip();
    }

    /** Returns the classes and jars of all published modules of the library, this artifact and test libraries. */
    static String everything() throws IOException {
        return Path.of("target/classes").toAbsolutePath()
                + File.pathSeparator
                + Files.readString(Path.of("target/all.classpath")).strip();
    }

    /** Compiles sources, by their path, and returns the folder of the classes. */
    Path compile(Map<String, String> sources, String... options) throws IOException {
        Path classes = folder.resolve("classes");
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            files.add(Files.writeString(file, source.getValue()));
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> all = Stream.concat(
                            Stream.of(options),
                            Stream.of("-d", classes.toString(), "-Xlint:all,-processing", "-Werror"))
                    .toList();
            boolean compiled = compiler.getTask(
                            said, manager, null, all, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiled).as("%s", said).isTrue();
        }
        return classes;
    }

    /** Runs a program of this JDK, or of an image, in the folder of the project that has the sample logs. */
    static Run run(Path program, Path output, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path out = output.resolve("out.txt");
        Path err = output.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    static Path java() {
        return JAVA_HOME.resolve("bin/java");
    }
}
