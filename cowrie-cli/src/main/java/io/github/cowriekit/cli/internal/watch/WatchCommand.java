package io.github.cowriekit.cli.internal.watch;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.model.CowrieException;
import io.github.cowriekit.service.CowrieService;
import io.github.cowriekit.service.ServiceStatus;
import io.github.cowriekit.sink.DeadLetter;
import io.github.cowriekit.sink.SinkStatus;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

    @Option(names = "--check", description = "Only read the configuration, and say whether it can be used.")
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
    public Integer call() throws InterruptedException {
        try (CowrieService service = open()) {
            if (check) {
                console.print("the configuration can be used: " + sinks(service.status()));
            } else if (letters != null) {
                print(service, letters);
            } else {
                if (replay != null) {
                    console.err().println(service.delivery().replay(replay) + " dead letters are sent again");
                }
                run(service);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    private void run(CowrieService service) throws InterruptedException {
        Thread closing = new Thread(service::close, "cowriekit-closing");
        Runtime.getRuntime().addShutdownHook(closing);
        service.start();
        console.err().println("watching; sinks: " + sinks(service.status()));
        service.await();
    }

    private void print(CowrieService service, String sink) {
        for (DeadLetter letter : service.delivery().deadLetters(sink, MOST_LETTERS)) {
            String text = letter.message().body().replace("\n", "\\n");
            console.print(letter.message().id() + "\t" + letter.since() + "\t" + letter.reason() + "\t" + text);
        }
    }

    private CowrieService open() {
        try {
            return CowrieService.configured(Objects.requireNonNull(file), console.environment())
                    .build();
        } catch (CowrieException e) {
            throw wrong(e);
        }
    }

    private ParameterException wrong(RuntimeException e) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
    }

    private static String sinks(ServiceStatus status) {
        return status.sinks().stream().map(SinkStatus::name).collect(Collectors.joining(", "));
    }
}
