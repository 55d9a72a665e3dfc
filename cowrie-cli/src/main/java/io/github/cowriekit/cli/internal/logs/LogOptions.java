package io.github.cowriekit.cli.internal.logs;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.cli.internal.console.TerminalText;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.TtyLogs;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that choose logs and sessions; several of them must all hold. */
public final class LogOptions {
    private static final Pattern SHA256 = Pattern.compile("\\p{XDigit}{64}");

    @Option(
            names = "--logpath",
            arity = "1..*",
            paramLabel = "PATH",
            defaultValue = "/srv/cowrie/var/log/cowrie",
            description = "Folders and files with logs, - for standard input (default: ${DEFAULT-VALUE}).")
    private List<Path> paths = List.of();

    @Option(
            names = "--summarizedays",
            paramLabel = "N",
            converter = DaysConverter.class,
            description = "Only sessions that began in the N days before now, by the times in the log.")
    private @Nullable Integer days;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only sessions that began at or after this date or time (UTC).")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only sessions that began before this date or time (UTC).")
    private @Nullable Instant until;

    @Option(names = "--session", paramLabel = "ID", description = "Only the session with this id.")
    private @Nullable String session;

    @Option(
            names = "--downloadfile",
            paramLabel = "SHA256",
            description = "Only sessions that downloaded or uploaded the file with this hash.")
    private @Nullable String file;

    @Option(
            names = "--ttyfile",
            paramLabel = "NAME",
            description = "Only sessions with the tty recording of this name or hash.")
    private @Nullable String recording;

    @Option(names = "--sensor", paramLabel = "NAME", description = "Only sessions of this sensor.")
    private @Nullable String sensor;

    /** Null where picocli did not read the options. */
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--strict", description = "Stop at the first line that cannot be read.")
    private boolean strict;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = ThreadsConverter.class,
            defaultValue = "1",
            description = "Threads that read and assess; the output is the same (default: ${DEFAULT-VALUE}).")
    private int threads = 1;

    private long matched;

    /** Returns the options that {@code --logpath} alone leaves, without picocli. */
    public static LogOptions ofPaths(List<Path> paths) {
        LogOptions options = new LogOptions();
        options.paths = List.copyOf(paths);
        return options;
    }

    /** Returns how many threads may read and assess. */
    public int threads() {
        return threads;
    }

    /** Returns the whole log, of which {@link #isWithin} tells what is to be shown. */
    public CowrieLog wholeLog(InputStream in) {
        if (command != null) {
            Period.require(command.commandLine(), since, until);
            requireNamed(command.commandLine());
        }
        boolean piped = paths.equals(List.of(Path.of("-")));
        CowrieLog log = (piped ? CowrieLog.from("standard input", in) : CowrieLog.of(paths)).parallel(threads);
        return strict ? log.strict() : log;
    }

    /** Nobody who named no log has to know which one is meant. */
    private void requireNamed(CommandLine line) {
        if (!line.getParseResult().hasMatchedOption("--logpath")
                && paths.stream().noneMatch(Files::exists)) {
            throw new ParameterException(line, "no logs at " + paths.get(0) + ": name yours with --logpath");
        }
    }

    /** Returns the log within the times and of the sensor that were asked for; what is before them is not read. */
    public CowrieLog log(InputStream in, Instant now) {
        CowrieLog log = wholeLog(in);
        Instant from = from(now);
        log = from == null ? log : log.since(from);
        log = until == null ? log : log.until(until);
        return sensor == null ? log : log.sensor(sensor);
    }

    /** Returns whether a session is within the times and of the sensor that were asked for, as in {@link #log}. */
    public boolean isWithin(Session candidate, Instant now) {
        Instant start = candidate.startedAt();
        Instant from = from(now);
        return (start == null || ((from == null || !start.isBefore(from)) && (until == null || start.isBefore(until))))
                && (sensor == null || sensor.equals(candidate.sensor()));
    }

    /** The later one of the two beginnings counts. */
    private @Nullable Instant from(Instant now) {
        if (days == null) {
            return since;
        }
        Instant daysAgo = now.minus(Duration.ofDays(days));
        return since == null || since.isBefore(daysAgo) ? daysAgo : since;
    }

    /** Returns the recordings of that folder, else those beside the logs, if there are any, for an analysis. */
    public Function<Session, Stream<TtyMatch>> recordings(@Nullable Path folder) {
        return ttyLogs(folder)
                .<Function<Session, Stream<TtyMatch>>>map(found -> found::of)
                .orElse(session -> Stream.empty());
    }

    /** Returns the folder of recordings if it was named, else that beside the logs, if there is one. */
    Optional<TtyLogs> ttyLogs(@Nullable Path folder) {
        return folder != null
                ? Optional.of(TtyLogs.in(folder))
                : paths.stream()
                        .filter(path -> !path.equals(Path.of("-")))
                        .flatMap(path -> TtyLogs.beside(path).stream())
                        .findFirst();
    }

    /** Returns the number of {@code --summarizedays}, null without. */
    @Nullable
    public Integer days() {
        return days;
    }

    public boolean matches(Session candidate) {
        boolean isMatch = (session == null || session.equals(candidate.id()))
                && (file == null || hashes(candidate).anyMatch(file::equalsIgnoreCase))
                && (recording == null || names(candidate).anyMatch(lastElement(recording)::equals));
        matched += isMatch ? 1 : 0;
        return isMatch;
    }

    /**
     * Says so if what was asked for by name is nowhere; to be called at the end.
     *
     * @param code exit code so far
     * @return the exit code, 1 if so
     */
    public int requireMatch(Console console, int code) {
        List<String> wanted = wanted();
        if (code != 0 || matched > 0 || wanted.isEmpty()) {
            return code;
        }
        boolean isHash = file == null || SHA256.matcher(file).matches();
        console.err()
                .println("no session matches " + String.join(" ", wanted)
                        + (isHash ? "" : "; a SHA-256 has 64 hexadecimal digits"));
        return 1;
    }

    /** Returns whether sessions are asked for by name, so that {@link #requireMatch} says if there are none. */
    boolean namesWhatIsWanted() {
        return !wanted().isEmpty();
    }

    private List<String> wanted() {
        return Stream.of(
                        named("--session", session),
                        named("--downloadfile", file),
                        named("--ttyfile", recording),
                        named("--sensor", sensor))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String named(String option, @Nullable String value) {
        return value == null ? null : option + " " + TerminalText.line(value);
    }

    private static Stream<String> hashes(Session session) {
        return Stream.concat(
                        session.downloads().stream().map(Download::sha256),
                        session.uploads().stream().map(Upload::sha256))
                .filter(Objects::nonNull);
    }

    private static Stream<String> names(Session session) {
        return Stream.concat(
                        session.recordings().stream()
                                .map(Recording::ttylog)
                                .filter(Objects::nonNull)
                                .map(LogOptions::lastElement),
                        session.recordings().stream().map(Recording::sha256))
                .filter(Objects::nonNull);
    }

    private static String lastElement(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Reads a number of days. */
    public static final class DaysConverter implements ITypeConverter<Integer> {
        private static final int MOST = 36_500;

        @Override
        public Integer convert(String text) {
            try {
                int days = Integer.parseInt(text);
                if (days >= 0 && days <= MOST) {
                    return days;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException("'" + text + "' is not a number of days");
        }
    }

    /** Reads a number of threads. */
    public static final class ThreadsConverter implements ITypeConverter<Integer> {
        private static final int MOST = 1_000;

        @Override
        public Integer convert(String text) {
            try {
                int threads = Integer.parseInt(text);
                if (threads >= 1 && threads <= MOST) {
                    return threads;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException("'" + text + "' is not a number of threads, from 1 to " + MOST);
        }
    }

    /** Reads a date or a time in UTC. */
    public static final class TimeConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.indexOf('T') < 0
                        ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                        : Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a date such as 2026-08-01 nor a time such as 2026-08-01T00:00:00Z");
            }
        }
    }
}
