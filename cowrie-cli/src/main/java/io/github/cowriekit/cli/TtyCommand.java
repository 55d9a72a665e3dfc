package io.github.cowriekit.cli;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.model.tty.TtyProblem;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.model.tty.TypedLine;
import io.github.cowriekit.parser.LogParseException;
import io.github.cowriekit.parser.TtyLog;
import io.github.cowriekit.report.Reports;
import io.github.cowriekit.report.TtyFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints tty recordings: what was seen, and with {@code --keys} what was typed and when. */
@Command(
        name = "tty",
        description = "Prints what tty recordings show; nothing in them reaches your terminal.",
        mixinStandardHelpOptions = true)
final class TtyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE|DIR", description = "A recording, or a folder of them.")
    private Path path = Path.of("");

    @Option(names = "--keys", description = "Print typed lines and the time of each key, too.")
    private boolean keys;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "text",
            description = "text, timed (each line with its time) or asciicast of one FILE (default: ${DEFAULT-VALUE}).")
    private String format = "text";

    @Spec
    private @Nullable CommandSpec spec;

    TtyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!format.equalsIgnoreCase("text")) {
            return export(chooseFormat());
        }
        if (!Files.isDirectory(path)) {
            return print(TtyLog.of(path).read()) ? 0 : 1;
        }
        int printed = 0;
        for (Path file : files()) {
            try {
                printed += print(TtyLog.of(file).read()) ? 1 : 0;
            } catch (LogParseException e) {
                console.err().println(TerminalText.line(e.problem().toString()));
            }
        }
        if (printed == 0) {
            console.err().println("no recording found");
        }
        return printed == 0 ? 1 : 0;
    }

    private TtyFormat chooseFormat() {
        for (TtyFormat candidate : List.of(Reports.timedText(), Reports.asciicast())) {
            if (candidate.name().equalsIgnoreCase(format) && !Files.isDirectory(path)) {
                return candidate;
            }
        }
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "no format '" + format + "' of " + path + "; there is text, and timed and asciicast of one file");
    }

    private int export(TtyFormat chosen) {
        try (var records = TtyLog.of(path).records(this::report)) {
            Iterator<TtyRecord> each = records.iterator();
            if (!each.hasNext()) {
                // not even a header, which would look like a recording
                console.err().println("no recording found");
                return 1;
            }
            chosen.write(
                    StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, Spliterator.ORDERED), false),
                    console.out());
        }
        return 0;
    }

    private void report(TtyProblem problem) {
        console.err()
                .println(TerminalText.line(path.toString()) + " (byte " + problem.byteOffset() + "): "
                        + TerminalText.line(problem.reason()));
    }

    private List<Path> files() throws IOException {
        try (var list = Files.list(path)) {
            return list.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    /** Returns whether there was a recording to print. */
    private boolean print(TtyRecording recording) {
        String name = TerminalText.line(recording.name());
        for (TtyProblem problem : recording.problems()) {
            console.err()
                    .println(name + " (byte " + problem.byteOffset() + "): " + TerminalText.line(problem.reason()));
        }
        recording.truncated().forEach((what, count) -> console.err().println(name + ": " + count + " more in " + what));
        Instant start = recording.startedAt();
        if (start == null) {
            return false;
        }
        console.print("== " + name);
        console.print(String.format(
                Locale.ROOT,
                "%s, %.3f s, %d bytes typed, %d bytes shown%s",
                start,
                seconds(recording.duration().orElse(Duration.ZERO)),
                recording.inputBytes(),
                recording.outputBytes(),
                recording.finished() ? "" : ", unfinished"));
        if (recording.command() != null) {
            console.print("command: " + TerminalText.line(recording.command()));
        }
        console.print("");
        recording.transcript().lines().forEach(line -> console.print(TerminalText.line(line)));
        console.print("");
        if (keys) {
            printKeys(recording, start);
        }
        return true;
    }

    private void printKeys(TtyRecording recording, Instant start) {
        for (TypedLine line : recording.lines()) {
            console.print(String.format(
                    Locale.ROOT,
                    "%9.3f  %s%s",
                    seconds(Duration.between(start, line.startedAt())),
                    TerminalText.line(line.typed()),
                    describe(line)));
        }
        console.print("");
        Instant before = start;
        for (KeyStroke key : recording.keyStrokes()) {
            console.print(String.format(
                    Locale.ROOT,
                    "%9.3f %+9.3f  %s%s",
                    seconds(Duration.between(start, key.at())),
                    seconds(Duration.between(before, key.at())),
                    key.kind() == KeyStroke.Kind.TEXT
                            ? TerminalText.line(key.text())
                            : key.kind().toString(),
                    key.burst() ? "  (burst)" : ""));
            before = key.at();
        }
        console.print("");
    }

    private static String describe(TypedLine line) {
        String run = line.run().equals(line.typed()) ? "" : "  -> " + TerminalText.line(line.run());
        String end = line.end() == TypedLine.End.ENTER ? "" : "  " + line.end();
        return run + (line.edits().isEmpty() ? "" : "  " + line.edits()) + end + (line.pasted() ? "  (pasted)" : "");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
