package io.github.cowriekit.parser.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log that a power failure or a roll-back cut, and that Cowrie wrote on since. */
class CutFileTest extends FollowedFolder {
    private Path checkpoint() {
        return folder.resolve("checkpoint");
    }

    private static String session(String prefix, int number) {
        String id = prefix + number;
        return connect(id, number) + command(id, number, "input of " + id) + close(id, number);
    }

    private static String sessions(String prefix, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(session(prefix, i));
        }
        return text.toString();
    }

    private List<String> run() {
        return resume(checkpoint()).stream().map(Session::id).toList();
    }

    private static List<String> ids(String prefix, int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            ids.add(prefix + i);
        }
        return ids;
    }

    private void cut(int size) throws IOException {
        byte[] bytes = Files.readAllBytes(live());
        Files.write(live(), Arrays.copyOf(bytes, size));
    }

    /** Sessions before, sessions that are left, bytes of the next that are left, new sessions. */
    @ParameterizedTest
    @CsvSource({
        "100, 60, 0, 20",
        "100, 60, 77, 60",
        "100, 99, 10, 1",
        "300, 40, 5, 50",
        "60, 20, 0, 120",
        "40, 10, 0, 40"
    })
    void isReadOnFromWhatWasReadBefore(int before, int left, int bytes, int more) throws IOException {
        append(sessions("old", 0, before), connect("x", 9_000));
        assertThat(run()).hasSize(before);

        cut(sessions("old", 0, left).length() + bytes);
        append(sessions("new", 10_000, 10_000 + more), connect("y", 19_000));

        assertThat(run()).containsExactlyInAnyOrderElementsOf(ids("new", 10_000, 10_000 + more));
        assertThat(problems).extracting(ParseProblem::kind).contains(Kind.CUT_FILE);
        assertThat(problems)
                .filteredOn(p -> p.kind() == Kind.CUT_FILE)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo(live().toString());
                    assertThat(problem.line()).isEqualTo(3L * left + 1);
                    assertThat(problem.byteOffset())
                            .isEqualTo(sessions("old", 0, left).length());
                });
        assertThat(run()).isEmpty();
    }

    @Test
    void isNoticedWhileItIsFollowed() throws IOException {
        append(sessions("old", 0, 100), connect("x", 9_000));
        then(() -> {
            cut(sessions("old", 0, 60).length());
            append(sessions("new", 10_000, 10_100), connect("y", 19_000));
        });

        assertThat(follow(log()))
                .extracting(Session::id)
                .doesNotHaveDuplicates()
                .containsAll(ids("new", 10_000, 10_100));
    }

    @Test
    void isWaitedForAsLongAsNothingNewIsInIt() throws IOException {
        append(sessions("old", 0, 100), connect("x", 9_000));
        assertThat(run()).hasSize(100);
        cut(sessions("old", 0, 60).length() + 30);
        assertThat(run()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void mayEndWithNulBytes() throws IOException {
        append(sessions("old", 0, 100), connect("x", 9_000));
        assertThat(run()).hasSize(100);
        byte[] bytes = Files.readAllBytes(live());
        Arrays.fill(bytes, sessions("old", 0, 90).length(), bytes.length, (byte) 0);
        Files.write(live(), bytes);
        append(sessions("new", 10_000, 10_005), connect("y", 19_000));

        assertThat(run()).containsExactlyInAnyOrderElementsOf(ids("new", 10_000, 10_005));
    }

    @Test
    void losesNothingWhenItWasCutFarBehindWhatIsRememberedLineByLine() throws IOException {
        append(sessions("old", 0, 3_000), connect("x", 9_000));
        assertThat(run()).hasSize(3_000);
        cut(sessions("old", 0, 1_001).length());
        append(sessions("new", 10_000, 10_100), connect("y", 19_000));

        // up to sixteen lines come again
        assertThat(run())
                .containsAll(ids("new", 10_000, 10_100))
                .hasSizeBetween(100, 106)
                .doesNotHaveDuplicates();
    }

    @Test
    void isNoCopyThatWasMadeEarlier() throws IOException {
        append(sessions("old", 0, 50));
        Files.copy(live(), folder.resolve("cowrie.json.bak"));
        append(sessions("old", 50, 100), connect("x", 9_000));
        assertThat(run()).hasSize(100);
        Files.move(live(), folder.resolve("moved"));
        assertThat(run()).isEmpty();
        Files.move(folder.resolve("moved"), folder.resolve("cowrie.json.1"));
        Files.write(live(), (sessions("new", 10_000, 10_005) + connect("y", 19_000)).getBytes(StandardCharsets.UTF_8));

        assertThat(run()).containsExactlyInAnyOrderElementsOf(ids("new", 10_000, 10_005));
        assertThat(problems).isEmpty();
    }
}
