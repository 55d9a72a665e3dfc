package io.github.cowriekit.parser.internal.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.internal.json.Slices;
import io.github.cowriekit.parser.internal.session.SessionBounds;
import io.github.cowriekit.parser.internal.session.SessionContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenSessionTest {
    private static final SessionContext CONTEXT = new SessionContext(
            new SessionBounds(Duration.ofMinutes(10), Duration.ZERO, 9, 9, 9, 1 << 20, 1 << 20), new Slices());

    @Test
    void letsGoOfWhatItsRecordHasSinceItWaitsToBeUsedAgain() {
        String line = "{\"eventid\":\"cowrie.command.input\",\"timestamp\":\"2026-08-01T00:00:00.000000Z\","
                + "\"session\":\"s1\",\"input\":\"" + "x".repeat(100_000) + "\"}\n";
        OpenSession session = new OpenSession();
        session.begin(0, "s1", null);
        session.beginDraft(CONTEXT);
        try (var events = CowrieLog.from("log", new ByteArrayInputStream(line.getBytes(StandardCharsets.US_ASCII)))
                .events()) {
            events.forEach(event -> session.add(event, 0, CONTEXT));
        }
        assertThat(session.bytes()).isGreaterThan(100_000);

        session.letGo();

        assertThat(session.bytes()).isEqualTo(new OpenSession().bytes());
    }
}
