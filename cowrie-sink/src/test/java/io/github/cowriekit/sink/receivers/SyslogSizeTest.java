package io.github.cowriekit.sink.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.sink.SyslogSink;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of messages that are too large for receivers. */
class SyslogSizeTest {
    private static final Pattern KEY = Pattern.compile("(?:^| )([A-Za-z0-9]+)=");

    @Test
    void leavesSmallMessagesAsTheyAre() {
        Session session = Samples.session("a1b2c3d4", "uname -a");

        assertThat(body(SyslogSink.Format.CEF, 2_048, session))
                .isEqualTo(body(SyslogSink.Format.CEF, 1 << 20, session));
    }

    @Test
    void cutsTheLongestValueOfCefAlone() {
        Session session = Samples.session("a1b2c3d4", "\\=|\u20ac".repeat(1_000));
        String whole = body(SyslogSink.Format.CEF, 1 << 20, session);

        String cut = body(SyslogSink.Format.CEF, 2_048, session);

        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1_000, 2_048);
        Map<String, String> before = pairs(whole);
        Map<String, String> after = pairs(cut);
        assertThat(after.remove("cs2"))
                .endsWith("...")
                .startsWith(String.valueOf(before.get("cs2")).substring(0, 100));
        before.remove("cs2");
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(SyslogSink.Format.class)
    void fitsWhateverAttackersWrite(SyslogSink.Format format) throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(6_000);
            while (text.length() < length) {
                text.append(Samples.HOSTILE.charAt(random.nextInt(Samples.HOSTILE.length())));
            }
            String[] commands =
                    Collections.nCopies(1 + random.nextInt(30), text.toString()).toArray(String[]::new);
            Session session = Samples.builder("a1b2c3d4", commands)
                    .sensor(text.toString())
                    .build();

            String body = body(format, 2_048, session);

            assertThat(body.getBytes(StandardCharsets.UTF_8)).as("round %d", i).hasSizeLessThanOrEqualTo(2_048);
            String payload = body.substring(body.indexOf("\"] ") + 3);
            if (format == SyslogSink.Format.OCSF) {
                assertThat(new ObjectMapper()
                                .readTree(payload)
                                .path("class_uid")
                                .asInt())
                        .isEqualTo(2004);
            } else {
                assertThat(payload).doesNotContain("\n").startsWith("CEF:0|Cowrie|Cowrie|");
                assertThat(pairs(payload)).containsEntry("cs2Label", "commands").containsEntry("cn3Label", "interest");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2_048, 8_192})
    void keepsJsonValidAndItsBeginning(int max) throws Exception {
        String[] commands = Collections.nCopies(200, "echo " + "x".repeat(400)).toArray(String[]::new);

        String body = body(SyslogSink.Format.OCSF, max, Samples.session("a1b2c3d4", commands));

        assertThat(body.length()).isLessThanOrEqualTo(max);
        JsonNode finding = new ObjectMapper().readTree(body.substring(body.indexOf("\"] ") + 3));
        assertThat(finding.path("evidences")).isNotEmpty();
        assertThat(finding.at("/finding_info/uid").asText()).isNotEmpty();
    }

    @Test
    void cutsAlertsAsWell() throws Exception {
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            details.put("detail-" + i, Samples.HOSTILE.repeat(500));
        }
        SyslogSink sink =
                SyslogSink.builder("127.0.0.1", 514).maxMessageBytes(4_096).build();

        String body = sink.encode(Samples.alert(details)).orElseThrow();

        assertThat(body.length()).isBetween(1_000, 4_096);
        JsonNode alert = new ObjectMapper().readTree(body.substring(body.indexOf("\"] ") + 3));
        assertThat(alert.path("kind").asText()).isEqualTo("new-key");
        assertThat(alert.path("details")).hasSize(10);
    }

    private static String body(SyslogSink.Format format, int max, Session session) {
        return SyslogSink.builder("127.0.0.1", 514)
                .format(format)
                .maxMessageBytes(max)
                .build()
                .encode(session)
                .orElseThrow();
    }

    private static Map<String, String> pairs(String message) {
        int start = message.indexOf("CEF:0|");
        for (int bars = 0; bars < 7; start++) {
            bars += message.charAt(start) == '|' && message.charAt(start - 1) != '\\' ? 1 : 0;
        }
        String extension = message.substring(start);
        Map<String, String> pairs = new TreeMap<>();
        Matcher keys = KEY.matcher(extension);
        String key = "";
        int from = 0;
        while (keys.find()) {
            put(pairs, key, extension.substring(from, keys.start()));
            key = keys.group(1);
            from = keys.end();
        }
        put(pairs, key, extension.substring(from));
        return pairs;
    }

    /** A value has no equals sign and no backslash that escapes nothing. */
    private static void put(Map<String, String> pairs, String key, String value) {
        assertThat(value.replaceAll("\\\\[\\\\=nr]", "")).as(key).doesNotContain("\\", "=");
        pairs.put(key, value);
    }
}
