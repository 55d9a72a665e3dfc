package io.github.cowriekit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.json.SessionJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stored sessions as Session JSON with a member for the conclusion. */
final class StoredJson {
    private static final String MEMBER = "conclusion";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    private StoredJson() {}

    static void write(Stream<StoredSession> sessions, OutputStream out) {
        try {
            sessions.forEachOrdered(session -> {
                try {
                    out.write((line(session) + "\n").getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(StoredSession session) throws JsonProcessingException {
        String json = SessionJson.toJson(session);
        return session.conclusion() == null
                ? json
                : json.substring(0, json.length() - 1) + ",\"" + MEMBER + "\":"
                        + MAPPER.writeValueAsString(session.conclusion()) + "}";
    }

    static Stream<StoredSession> read(InputStream in, Consumer<SessionJsonException> problems) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        long[] number = new long[1];
        return lines.lines()
                .<StoredSession>mapMulti((line, sessions) -> {
                    number[0]++;
                    read(line, number[0], problems, sessions);
                })
                .onClose(() -> {
                    try {
                        lines.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static void read(
            String line, long number, Consumer<SessionJsonException> problems, Consumer<StoredSession> sessions) {
        if (line.isBlank()) {
            return;
        }
        StoredSession session;
        try {
            session = new StoredSession(SessionJson.read(line, number), conclusion(line));
        } catch (SessionJsonException e) {
            problems.accept(e);
            return;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            problems.accept(new SessionJsonException("the conclusion cannot be read", number, e));
            return;
        }
        sessions.accept(session);
    }

    private static @Nullable Conclusion conclusion(String line) throws JsonProcessingException {
        JsonNode member = MAPPER.readTree(line).get(MEMBER);
        return member == null ? null : MAPPER.treeToValue(member, Conclusion.class);
    }
}
