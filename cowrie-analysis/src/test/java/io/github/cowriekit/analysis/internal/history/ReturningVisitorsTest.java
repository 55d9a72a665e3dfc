package io.github.cowriekit.analysis.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.internal.history.ReturningVisitors.Visitor;
import io.github.cowriekit.analysis.internal.paths.SessionPaths;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturningVisitorsTest {
    private static final long ADDRESS = 1;
    private static final long OTHER_ADDRESS = 2;
    private static final long HAND = 3;
    private static final long SEQUENCE = 7;
    private static final String FILE = "/opt/.x/notes";
    private static final SessionPaths USES = new SessionPaths(Set.of(), Set.of(FILE));
    private static final SessionPaths MAKES = makes(FILE);

    private final ReturningVisitors visitors = new ReturningVisitors();

    @Test
    void comesBackToWhatItMade() {
        assertThat(visit(at(0, ADDRESS), MAKES)).isFalse();
        assertThat(visit(at(1, ADDRESS), USES)).isTrue();
        assertThat(visit(at(2, ADDRESS), new SessionPaths(Set.of(), Set.of("/opt"))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "86400000, true", "86400001, false", "-1, false"})
    void comesBackWithinADay(long millis, boolean returned) {
        visit(at(0, ADDRESS), MAKES);

        assertThat(visit(at(millis, ADDRESS), USES)).isEqualTo(returned);
    }

    @Test
    void knowsAHandFromElsewhere() {
        visit(at(0, ADDRESS, HAND), MAKES);

        assertThat(visit(at(1, OTHER_ADDRESS), USES)).isFalse();
        assertThat(visit(at(1, OTHER_ADDRESS, HAND), USES)).isTrue();
    }

    @Test
    void doesNotCountWhatOthersMadeToo() {
        visit(at(0, ADDRESS), MAKES);
        visit(at(1, OTHER_ADDRESS), MAKES);
        visit(at(2, ADDRESS), MAKES);

        assertThat(visit(at(3, ADDRESS), USES)).isFalse();
        assertThat(visit(at(3, OTHER_ADDRESS), USES)).isFalse();
    }

    @Test
    void doesNotCountTheCampaignOfManyAddresses() {
        visit(new Visitor(ADDRESS, List.of(), 0, SEQUENCE), MAKES);

        assertThat(visitors.visit(at(1, ADDRESS), USES, false, sequence -> sequence == SEQUENCE))
                .as("the first session was a campaign's")
                .isFalse();
        assertThat(visitors.visit(at(1, ADDRESS), USES, false, sequence -> sequence == 0))
                .as("the second is")
                .isFalse();
        assertThat(visit(at(1, ADDRESS), USES)).isTrue();
    }

    @Test
    void forgetsWhatWasMadeLongestAgo() {
        visit(at(0, ADDRESS), MAKES);
        for (int i = 0; i < 20_000; i++) {
            visit(at(1, ADDRESS), makes("/opt/file" + i));
        }

        assertThat(visit(at(2, ADDRESS), USES)).isFalse();
        assertThat(visit(at(2, ADDRESS), new SessionPaths(Set.of(), Set.of("/opt/file0"))))
                .isTrue();
    }

    @Test
    void survivesWriteAndRead() throws IOException {
        visit(at(0, ADDRESS, HAND), MAKES);
        visit(at(0, ADDRESS), makes("/opt/shared"));
        visit(at(0, OTHER_ADDRESS), makes("/opt/shared"));
        byte[] bytes = bytes(visitors);
        ReturningVisitors read = ReturningVisitors.read(new DataInputStream(new ByteArrayInputStream(bytes)));

        assertThat(bytes(read)).isEqualTo(bytes);
        assertThat(read.visit(at(Duration.ofHours(23).toMillis(), OTHER_ADDRESS, HAND), USES, false, any -> false))
                .isTrue();
        assertThat(read.visit(at(1, ADDRESS), new SessionPaths(Set.of(), Set.of("/opt/shared")), false, any -> false))
                .isFalse();
    }

    private boolean visit(Visitor visitor, SessionPaths paths) {
        return visitors.visit(visitor, paths, false, any -> false);
    }

    private static Visitor at(long millis, long address, Long... hands) {
        return new Visitor(address, List.of(hands), millis, 0);
    }

    private static SessionPaths makes(String path) {
        return new SessionPaths(Set.of(path), Set.of());
    }

    private static byte[] bytes(ReturningVisitors visitors) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        visitors.write(new DataOutputStream(out));
        return out.toByteArray();
    }
}
