package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cowriekit.model.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saves and loads histories of generated sessions; a history must not notice. */
class HistoryStateTest {
    private static final int SESSIONS = 600;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @Tag("slow")
    void loadsAndSavesTheSameBytes(long seed) throws IOException {
        SessionHistory history = SessionHistory.create();
        Analysis analysis = Analysis.builder().history(history).build();
        GeneratedSessions.of(seed, SESSIONS).forEach(analysis::assess);
        history.save(folder.resolve("saved"));

        SessionHistory.load(folder.resolve("saved")).save(folder.resolve("again"));

        assertThat(folder.resolve("again")).hasSameBinaryContentAs(folder.resolve("saved"));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 8})
    @Tag("slow")
    void goesOnAfterLoadingAsIfItHadNotBeenSaved(long seed) throws IOException {
        // a history that was loaded says so: both are
        SessionHistory.create().save(folder.resolve("empty"));
        SessionHistory through = SessionHistory.load(folder.resolve("empty"));
        Analysis analysis = Analysis.builder().history(through).build();
        SessionHistory kept = SessionHistory.load(folder.resolve("empty"));
        Analysis saved = Analysis.builder().history(kept).build();
        Random random = new Random(seed);
        for (Session session : GeneratedSessions.of(seed, SESSIONS)) {
            assertThat(saved.assess(session)).isEqualTo(analysis.assess(session));
            if (random.nextInt(100) == 0) {
                kept.save(folder.resolve("kept"));
                kept = SessionHistory.load(folder.resolve("kept"));
                saved = Analysis.builder().history(kept).build();
            }
        }
        through.save(folder.resolve("through"));
        kept.save(folder.resolve("kept"));

        assertThat(folder.resolve("kept")).hasSameBinaryContentAs(folder.resolve("through"));
    }

    @Test
    @DefaultLocale(language = "ar", country = "EG")
    void savesAndLoadsWhereDigitsAreOthers() {
        SessionHistory history = SessionHistory.create();
        SessionStatistics statistics = SessionStatistics.create();
        Analysis analysis = Analysis.builder().history(history).build();
        GeneratedSessions.of(9, SESSIONS).forEach(session -> {
            analysis.assess(session);
            statistics.add(session);
        });
        history.save(folder.resolve("history"));
        statistics.save(folder.resolve("statistics"));

        assertThatCode(() -> SessionHistory.load(folder.resolve("history"))).doesNotThrowAnyException();
        assertThat(SessionStatistics.load(folder.resolve("statistics")).total()).isEqualTo(statistics.total());
    }
}
