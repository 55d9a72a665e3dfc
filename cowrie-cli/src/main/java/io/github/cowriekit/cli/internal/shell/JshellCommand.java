package io.github.cowriekit.cli.internal.shell;

import io.github.cowriekit.cli.internal.console.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Starts jshell with the library on its class path and all packages imported, in whatever folder. */
@Command(
        name = "jshell",
        description = {
            "Starts jshell with CowrieKit on its class path and its packages imported.",
            "Runs the scripts that are named, or what is typed or piped in."
        },
        mixinStandardHelpOptions = true)
public final class JshellCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "SCRIPT",
            arity = "0..*",
            description = "Scripts to run; /exit at their end leaves jshell.")
    private List<Path> scripts = List.of();

    /** Reads from and writes to a console. */
    public JshellCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        for (Path script : scripts) {
            if (!Files.isRegularFile(script)) {
                console.err().println("no script at " + script);
                return 1;
            }
        }
        Path startup = Files.createTempFile("cowriekit", ".jsh");
        try {
            Files.write(startup, imports());
            return start(startup);
        } finally {
            Files.delete(startup);
        }
    }

    private int start(Path startup) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--class-path",
                System.getProperty("java.class.path"),
                "--startup",
                "DEFAULT",
                "--startup",
                startup.toString()));
        scripts.forEach(script -> arguments.add(script.toString()));
        try (PrintStream out = new PrintStream(console.out(), true, StandardCharsets.UTF_8)) {
            return JavaShellToolBuilder.builder()
                    .in(console.in(), null)
                    .out(out)
                    .err(console.err())
                    .env(console.environment())
                    .start(arguments.toArray(String[]::new));
        } catch (NoClassDefFoundError e) {
            console.err().println("this Java has no jshell; a JDK has");
            return 1;
        }
    }

    private static byte[] imports() throws IOException {
        try (InputStream in = JshellCommand.class.getResourceAsStream("startup.jsh")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
