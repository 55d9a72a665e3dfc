package io.github.cowriekit.cli.internal.logs;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.cli.internal.console.Console;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.tty.TtyRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of an assessment, and the one way in which commands assess what they read. */
public final class AssessOptions {
    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Remember sessions in this file from run to run; without it, only this input is known.")
    private @Nullable Path file;

    @Mixin
    private final RecordingOptions recordings = new RecordingOptions();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private @Nullable SessionHistory history;

    /**
     * Says so if the recordings are to be in a folder that is not there.
     *
     * @throws ParameterException if what is remembered could not be written at the end
     */
    public void checkFolders(Console console) {
        recordings.checkFolder(console);
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "--history cannot be used: make the folder first, there is none for " + file);
        }
    }

    /** Returns the recordings of sessions, for a page that plays them. */
    public Function<Session, Stream<TtyRecord>> records(LogOptions logs) {
        return recordings.records(logs);
    }

    /** Returns whether what is remembered is to be kept. */
    public boolean keepsHistory() {
        return file != null;
    }

    /** Returns assessments of the sessions to be shown; the history sees all that are read. */
    public Stream<Assessment> assess(
            Reading reading,
            LogOptions options,
            OperatorRules rules,
            Enrichment enrichment,
            Predicate<? super Session> shown) {
        history = file != null && Files.exists(file) ? SessionHistory.load(file) : SessionHistory.create();
        return Analysis.builder()
                .operatorRules(rules)
                .recordings(recordings.of(options))
                .history(history)
                .parallel(options.threads())
                .build()
                .assess(reading.all(), session -> reading.isChosen(session) && shown.test(session), enrichment::enrich);
    }

    /** Keeps what was remembered; to be called once all was read. */
    public void save() {
        if (file != null && history != null) {
            history.save(file);
        }
    }
}
