package io.github.cowriekit.cli.internal.watch;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.model.CowrieException;
import io.github.cowriekit.service.CowrieService;
import io.github.cowriekit.service.ServiceStatus;
import io.github.cowriekit.sink.DeadLetter;
import io.github.cowriekit.sink.SinkStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows logs until it is told to end. */
@Command(
        name = "watch",
        description = {
            "Follows logs as a service: sessions are enriched, assessed, stored and delivered to sinks, alerts go out at once."
                    + " Runs until it is stopped, and goes on where it was when it is started again.",
            "docs/watch.md describes the configuration file."
        },
        mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
    private static final int MOST_LETTERS = 10_000;

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The configuration, a TOML file.")
    private @Nullable Path file;

    @Option(
            names = "--check",
            description = "Only read the configuration, and say whether it can be used; also while the service runs.")
    private boolean check;

    @Option(
            names = "--dead-letters",
            paramLabel = "SINK",
            description =
                    "Only print what this sink refused or could not be given, one per line: id, time, reason, text.")
    private @Nullable String letters;

    @Option(
            names = "--replay",
            paramLabel = "SINK",
            description = "Send the dead letters of this sink again, and go on as a service.")
    private @Nullable String replay;

    @Spec
    private @Nullable CommandSpec spec;

    /** Tells a console. */
    public WatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        long asked = Stream.of(check, letters != null, replay != null)
                .filter(Boolean::booleanValue)
                .count();
        if (asked > 1) {
            throw wrong("only one of --check, --dead-letters and --replay can be given");
        }
        if (check) {
            console.print("the configuration can be used; sinks: " + String.join(", ", checked()));
            return 0;
        }
        try (CowrieService service = open()) {
            if (letters != null) {
                print(service, letters);
            } else {
                if (replay != null) {
                    console.err()
                            .println("dead letters that are sent again: "
                                    + service.delivery().replay(replay));
                }
                run(service);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            // there is no such sink
            throw wrong(e.getMessage());
        }
    }

    /** Runs until the process is told to end, or this thread is interrupted. */
    private void run(CowrieService service) {
        String sinks = sinks(service.status());
        Thread closing = new Thread(() -> end(service), "cowriekit-closing");
        try {
            Runtime.getRuntime().addShutdownHook(closing);
        } catch (IllegalStateException e) {
            // it was told to end before it began
            return;
        }
        try {
            service.start();
        } catch (IllegalStateException e) {
            if (closing.isAlive()) {
                return;
            }
            throw e;
        }
        console.err().println("watching; sinks: " + sinks);
        try {
            service.await();
        } catch (InterruptedException e) {
            end(service);
        }
        forget(closing);
    }

    /** The first that calls this closes; the process ends when that is done, whoever else waits. */
    private void end(CowrieService service) {
        service.close();
        console.err().println("stopped");
    }

    private static void forget(Thread closing) {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(closing);
        } catch (IllegalStateException e) {
            // it is what ended this
        }
    }

    private void print(CowrieService service, String sink) {
        for (DeadLetter letter : service.delivery().deadLetters(sink, MOST_LETTERS)) {
            // attackers wrote into it; JSON does not need to be escaped any more
            String text = TerminalText.line(letter.message().body());
            console.print(letter.message().id() + "\t" + letter.since() + "\t" + TerminalText.line(letter.reason())
                    + "\t" + text);
        }
    }

    private CowrieService open() {
        try {
            return CowrieService.configured(Objects.requireNonNull(file), console.environment())
                    .build();
        } catch (CowrieException e) {
            throw wrong(e.getMessage());
        }
    }

    private List<String> checked() {
        try {
            return CowrieService.check(Objects.requireNonNull(file), console.environment());
        } catch (CowrieException e) {
            throw wrong(e.getMessage());
        }
    }

    private ParameterException wrong(@Nullable String what) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(what));
    }

    private static String sinks(ServiceStatus status) {
        return status.sinks().stream().map(SinkStatus::name).collect(Collectors.joining(", "));
    }
}
