package io.github.cowriekit.cli.internal.logs;

import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.parser.TtyLog;
import io.github.cowriekit.parser.TtyLogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the tty recordings are that an assessment reads. */
public final class RecordingOptions {
    @Option(
            names = "--ttypath",
            paramLabel = "DIR",
            description = "Folder of the tty recordings; without it, those beside the logs are read.")
    private @Nullable Path folder;

    /** Says so if the recordings are to be in a folder that is not there. */
    public void checkFolder(Console console) {
        if (folder != null && !Files.isDirectory(folder)) {
            console.err().println("--ttypath: no such folder, so no recording is read: " + folder);
        }
    }

    /** Returns the recordings of the sessions of these logs. */
    public Function<Session, Stream<TtyMatch>> of(LogOptions logs) {
        return logs.recordings(folder);
    }

    /** Returns the records of the first recording of a session that is its own, none without one. */
    public Function<Session, Stream<TtyRecord>> records(LogOptions logs) {
        Optional<TtyLogs> found = logs.ttyLogs(folder);
        return session -> found.flatMap(recordings -> own(recordings, session))
                .map(file -> TtyLog.of(file).records(problem -> {}))
                .orElse(Stream.empty());
    }

    private static Optional<Path> own(TtyLogs recordings, Session session) {
        if (session.recordings().isEmpty()) {
            return Optional.empty();
        }
        Set<String> fitting = recordings
                .of(session)
                .filter(match -> match.status() == TtyMatch.Status.FITS)
                .map(TtyMatch::name)
                .collect(Collectors.toSet());
        return session.recordings().stream()
                .flatMap(recording -> recordings.find(recording).stream())
                .filter(file -> fitting.contains(String.valueOf(file.getFileName())))
                .findFirst();
    }
}
