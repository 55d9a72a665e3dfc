package io.github.cowriekit.parser;

import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyMatch.Status;
import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.parser.internal.stored.Hashes;
import io.github.cowriekit.parser.internal.stored.StoredFiles;
import io.github.cowriekit.parser.internal.tty.ClockOffset;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of tty recordings, and which of them are a session's.
 *
 * <p>Of what the log says only the last path element is used, and only if it is a name that Cowrie gives: a SHA-256, or
 * {@code YYYYMMDD-HHMMSS-<session>-<channel>} with {@code e.log} or {@code i.log}. A link that leads out of the folder is
 * refused.
 *
 * <p>A finished recording is shared by all sessions with the same input; it is given only to the one whose times it has. If
 * the log is in local time, all times of the recordings, which are UTC, differ by the same offset. It is found, and {@link
 * TtyMatch#offset()} says it, if the log calls the recording the session's own and both agree on when it ended, how long it
 * took and when lines were sent.
 *
 * <p>Safe for use by several threads. The names of unfinished recordings are read once.
 *
 * <pre>{@code
 * TtyLogs recordings = TtyLogs.in(Path.of("/srv/cowrie/var/lib/cowrie/tty"));
 * recordings.of(session).forEach(match -> System.out.println(match.name() + " " + match.status()));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class TtyLogs {
    private static final System.Logger LOGGER = System.getLogger(TtyLogs.class.getName());
    /** Cowrie writes the record and the event at one moment, with two readings of the clock. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static final Pattern UNFINISHED =
            Pattern.compile("[0-9]{8}-[0-9]{6}-([0-9A-Za-z]{1,64})-[0-9]{1,10}[ei]\\.log");

    private final StoredFiles files;
    private @Nullable Map<String, List<String>> unfinished;

    private TtyLogs(Path folder) {
        this.files = new StoredFiles(folder);
    }

    /**
     * Returns the recordings in a folder.
     *
     * @param folder the folder; when it is not there, every recording is missing
     */
    public static TtyLogs in(Path folder) {
        return new TtyLogs(Objects.requireNonNull(folder, "folder"));
    }

    /**
     * Returns the recordings of a log: in {@code tty} in the folder of the logs, else in {@code ../../lib/cowrie/tty}, which
     * is Cowrie's own layout.
     *
     * @param logs folder of the logs, or a log
     * @return the recordings, empty if neither folder is there
     */
    public static Optional<TtyLogs> beside(Path logs) {
        return StoredFiles.beside(logs, "tty").map(TtyLogs::in);
    }

    /**
     * Returns the file that a session's recording names, without comparing times.
     *
     * @return the file, empty if it is not there or is refused
     */
    public Optional<Path> find(Recording recording) {
        return nameOf(recording).map(files::find).map(StoredFiles.Lookup::file);
    }

    /**
     * Returns the recordings of a session: those that its log names, in order, then unfinished ones with its id that begin
     * within it. Unfinished recordings of telnet sessions carry no id and are not found.
     *
     * @return lazy; each recording is read when it is taken
     */
    public Stream<TtyMatch> of(Session session) {
        // before Cowrie named finished recordings by their hash, the log named them as it does unfinished ones today
        Set<String> named = session.recordings().stream()
                .flatMap(recording -> nameOf(recording).stream())
                .collect(Collectors.toSet());
        return Stream.concat(
                session.recordings().stream().map(recording -> match(session, recording)),
                unfinished().getOrDefault(session.id(), List.of()).stream()
                        .filter(name -> !named.contains(name))
                        .map(name -> match(session, null, name))
                        .filter(match -> match.status() != Status.OTHER_TIME));
    }

    private TtyMatch match(Session session, Recording recording) {
        Optional<String> name = nameOf(recording);
        if (name.isEmpty()) {
            String shown = recording.ttylog() == null ? "" : lastElement(recording.ttylog());
            return new TtyMatch(shown, Status.REFUSED, "not a name that Cowrie gives to a recording", null);
        }
        if (Boolean.TRUE.equals(recording.duplicate())) {
            return new TtyMatch(
                    name.get(), Status.SHARED, "the file is an earlier session's with the same input", null);
        }
        return match(session, recording, name.get());
    }

    private TtyMatch match(Session session, @Nullable Recording logged, String name) {
        StoredFiles.Lookup lookup = files.find(name);
        Path file = lookup.file();
        if (file == null) {
            return new TtyMatch(name, statusOf(lookup), lookup.reason(), null);
        }
        TtyRecording recording;
        try {
            recording = TtyLog.of(name, () -> StoredFiles.open(file)).read();
        } catch (LogParseException e) {
            return new TtyMatch(name, Status.UNREADABLE, e.problem().reason(), null);
        }
        Instant start = recording.startedAt();
        Instant end = recording.endedAt();
        if (start == null || end == null) {
            return new TtyMatch(
                    name,
                    Status.UNREADABLE,
                    "holds no record: " + recording.problems().get(0).reason(),
                    null);
        }
        String misfit = misfit(session, logged, recording, start, end);
        if (misfit == null) {
            return new TtyMatch(name, Status.FITS, null, recording);
        }
        Duration offset = logged == null ? Duration.ZERO : ClockOffset.find(session, logged, recording);
        return !offset.isZero() && misfit(session, logged, recording, start.plus(offset), end.plus(offset)) == null
                ? new TtyMatch(name, Status.FITS, null, recording, offset)
                : new TtyMatch(name, Status.OTHER_TIME, misfit, null);
    }

    private static @Nullable String misfit(
            Session session, @Nullable Recording logged, TtyRecording recording, Instant start, Instant end) {
        Instant from = session.startedAt();
        Instant to = session.endedAt();
        if (from == null || to == null) {
            return "the session has no times to compare with";
        }
        // the last event of a session that Cowrie could not close says nothing about the keys after it
        Instant last = recording.finished() ? end : start;
        if (start.isBefore(from.minus(TOLERANCE)) || last.isAfter(to.plus(TOLERANCE))) {
            return "recorded from " + start + " to " + end + ", the session lasted from " + from + " to " + to;
        }
        Instant closed = logged == null || !recording.finished() ? null : logged.at();
        if (closed != null && Duration.between(closed, end).abs().compareTo(TOLERANCE) > 0) {
            return "recorded to " + end + ", the log closed it at " + closed
                    + ": another channel's with the same input";
        }
        return null;
    }

    private static Status statusOf(StoredFiles.Lookup lookup) {
        return switch (lookup.status()) {
            case MISSING -> Status.MISSING;
            case REFUSED -> Status.REFUSED;
            case UNREADABLE, FOUND -> Status.UNREADABLE;
        };
    }

    private static Optional<String> nameOf(Recording recording) {
        return Stream.of(recording.ttylog(), recording.sha256())
                .filter(Objects::nonNull)
                .map(TtyLogs::lastElement)
                .filter(name ->
                        Hashes.isSha256(name) || UNFINISHED.matcher(name).matches())
                .findFirst();
    }

    private static String lastElement(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private synchronized Map<String, List<String>> unfinished() {
        Map<String, List<String>> known = unfinished;
        if (known == null) {
            known = readUnfinished();
            unfinished = known;
        }
        return known;
    }

    private Map<String, List<String>> readUnfinished() {
        Map<String, List<String>> names = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(files.folder(), "*.log")) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                Matcher matcher = UNFINISHED.matcher(name);
                if (matcher.matches()) {
                    names.computeIfAbsent(matcher.group(1), id -> new ArrayList<>())
                            .add(name);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // finished recordings are still found one by one, or said to be missing
            LOGGER.log(System.Logger.Level.DEBUG, "the folder of recordings cannot be listed", e);
        }
        names.values().forEach(list -> list.sort(null));
        return names;
    }
}
