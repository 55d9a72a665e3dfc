package io.github.cowriekit.parser.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cowrie's reverse-DNS plugin names the target of a forwarding in {@code dst_ip}, as the forwarding itself does. */
class ReverseDnsNoticeTest {
    @Test
    void keepsTheTargetOfAForwardingWithItsName() {
        String line = "{\"eventid\":\"cowrie.reversedns.forward\",\"session\":\"aaaaaaaaaaaa\","
                + "\"src_ip\":\"203.0.113.9\",\"dst_ip\":\"198.51.100.4\",\"ptr\":\"b.example\",\"ttl\":60,"
                + "\"timestamp\":\"2024-02-03T04:05:06.000000Z\"}\n";
        try (Stream<Session> sessions = CowrieLog.from(
                        "log", new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
                .sessions()) {
            List<Session> all = sessions.toList();

            assertThat(all).singleElement().satisfies(session -> {
                assertThat(session.destination().ip()).isNull();
                assertThat(session.notices())
                        .singleElement()
                        .satisfies(notice -> assertThat(notice.attributes())
                                .containsEntry("dst_ip", "198.51.100.4")
                                .containsEntry("ptr", "b.example"));
            });
        }
    }
}
