package io.github.cowriekit.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Endpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CowrieEventTest {
    private static EventHeader header(Map<String, Object> extra) {
        return EventHeader.builder("cowrie.x", new Endpoint("198.51.100.1", 1), Endpoint.UNKNOWN)
                .extra(extra)
                .build();
    }

    @Test
    void writesAttributesUnderTheKeysOfCowrieAndUnknownOnesLast() {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("zz", 1L);
        extra.put("aa", List.of("x"));
        LogClosed event = LogClosed.builder(header(extra))
                .ttylog("tty/x")
                .duration(Duration.ofMillis(3_500))
                .build();

        assertThat(event.attributes())
                .containsExactly(
                        Map.entry("ttylog", "tty/x"),
                        Map.entry("duration", new java.math.BigDecimal("3.5")),
                        Map.entry("zz", 1L),
                        Map.entry("aa", List.of("x")));
    }

    @Test
    void leavesOutWhatIsAbsent() {
        assertThat(new SessionParams(header(Map.of()), null).attributes()).isEmpty();
    }
}
