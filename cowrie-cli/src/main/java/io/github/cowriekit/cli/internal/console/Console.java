package io.github.cowriekit.cli.internal.console;

import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.CowrieException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What a command writes to and reads from, so that tests run commands without touching the process.
 *
 * @param in what is piped in
 * @param out results, as bytes
 * @param err problems and progress
 * @param errIsTerminal whether a person looks at {@code err}
 * @param environment environment variables
 */
public record Console(
        InputStream in, OutputStream out, PrintStream err, boolean errIsTerminal, Map<String, String> environment) {
    private static final int BUFFER = 1 << 16;
    /** {@code O_NONBLOCK} of Linux. */
    private static final int NON_BLOCKING = 1 << 11;

    public static Console ofProcess() {
        return new Console(
                System.in,
                new BufferedOutputStream(
                        new ProcessOutput(new FileOutputStream(FileDescriptor.out), () -> isPipeThatBlocks(1)), BUFFER),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                isTerminal(2),
                System.getenv());
    }

    public void print(String text) {
        try {
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the finished enrichment.
     *
     * @throws ParameterException if options or environment do not let it be built
     */
    public static Enrichment built(@Nullable CommandSpec spec, Enrichment.Builder builder) {
        try {
            return builder.build();
        } catch (IllegalArgumentException | IllegalStateException | CowrieException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The JDK does not tell what standard error is; where the system shows its descriptors, ask it. */
    private static boolean isTerminal(int descriptor) {
        String target = target(descriptor);
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    }

    /** A pipe that blocks fails only when its reader is gone; one that does not also when its reader is slow. */
    private static boolean isPipeThatBlocks(int descriptor) {
        String target = target(descriptor);
        if (!target.startsWith("pipe:") && !target.startsWith("socket:")) {
            return false;
        }
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/fdinfo/" + descriptor))) {
            return lines.filter(line -> line.startsWith("flags:"))
                    .anyMatch(line ->
                            (Integer.parseInt(line.substring("flags:".length()).strip(), 8) & NON_BLOCKING) == 0);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return false;
        }
    }

    /** Returns what a descriptor leads to, empty where the system does not show it. */
    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
