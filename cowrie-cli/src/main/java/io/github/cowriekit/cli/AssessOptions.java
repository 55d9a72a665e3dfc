package io.github.cowriekit.cli;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.enrich.Enrichment;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Assessment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of an assessment, and the one way in which commands assess what they read. */
final class AssessOptions {
    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Remember sessions in this file from run to run; without it, only this input is known.")
    private @Nullable Path file;

    @Option(
            names = "--ttypath",
            paramLabel = "DIR",
            description = "Folder of the tty recordings; without it, those beside the logs are read.")
    private @Nullable Path ttyPath;

    private @Nullable SessionHistory history;

    /** Says so if the recordings are to be in a folder that is not there. */
    void checkFolders(Console console) {
        if (ttyPath != null && !Files.isDirectory(ttyPath)) {
            console.err().println("--ttypath: no such folder, so no recording is read: " + ttyPath);
        }
    }

    /** Returns whether what is remembered is to be kept. */
    boolean keepsHistory() {
        return file != null;
    }

    /** Returns assessments of the sessions to be shown; the history sees all that are read. */
    Stream<Assessment> assess(
            Reading reading,
            LogOptions options,
            OperatorRules rules,
            Enrichment enrichment,
            Predicate<? super Session> shown) {
        history = file != null && Files.exists(file) ? SessionHistory.load(file) : SessionHistory.create();
        return Analysis.builder()
                .operatorRules(rules)
                .recordings(options.recordings(ttyPath))
                .history(history)
                .build()
                .assess(reading.all(), session -> reading.isChosen(session) && shown.test(session), enrichment::enrich);
    }

    /** Keeps what was remembered; to be called once all was read. */
    void save() {
        if (file != null && history != null) {
            history.save(file);
        }
    }
}
