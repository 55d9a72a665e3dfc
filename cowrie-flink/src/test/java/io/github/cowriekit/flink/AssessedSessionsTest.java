package io.github.cowriekit.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.SessionHistory;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class AssessedSessionsTest {
    @TempDir
    Path folder;

    @Test
    void areAssessedAsTheLibraryDoesInTheSameOrderWhateverTheParallelism() throws Exception {
        MadeLog.write(folder, 3, 1_000, Duration.ofHours(10), Duration.ofHours(2), 3);

        List<String> assessed = assess(folder, 1);

        assertThat(assessed).hasSizeGreaterThan(1_000);
        List<String> expected = new ArrayList<>();
        Analysis analysis = Analysis.builder().history(loaded()).build();
        for (String json : assessed) {
            expected.add(
                    SessionJson.toJson(analysis.assess(SessionJson.read(json).session())));
        }
        assertThat(firstDifference(assessed, expected)).isEmpty();
        assertThat(firstDifference(assess(folder, 4), assessed)).isEmpty();
    }

    /** The lists are too long to be printed. */
    private static String firstDifference(List<String> actual, List<String> expected) {
        for (int i = 0; i < Math.max(actual.size(), expected.size()); i++) {
            String is = i < actual.size() ? actual.get(i) : "nothing";
            String should = i < expected.size() ? expected.get(i) : "nothing";
            if (!is.equals(should)) {
                return "at " + i + " is " + is + ", expected " + should;
            }
        }
        return "";
    }

    /** Returns Session JSON in the order in which it came. */
    static List<String> assess(Path folder, int parallelism) throws Exception {
        var env = SessionsOfFilesTest.environment(parallelism);
        return assess(CowrieFlink.sessions(SessionsOfFilesTest.lines(env, folder)))
                .executeAndCollect(100_000);
    }

    static SingleOutputStreamOperator<String> assess(DataStream<Session> sessions) {
        return CowrieFlink.assess(
                sessions.map(EnrichedSession::of).returns(CowrieFlink.enrichedSessionType()),
                history -> Analysis.builder().history(history).build(),
                SessionJson::toJson,
                Types.STRING);
    }

    /** An empty history that says how many sessions it holds. */
    private static SessionHistory loaded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SessionHistory.create().save(out);
        return SessionHistory.load(new ByteArrayInputStream(out.toByteArray()));
    }
}
