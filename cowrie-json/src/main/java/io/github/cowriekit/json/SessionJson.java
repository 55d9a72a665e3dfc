package io.github.cowriekit.json;

import io.github.cowriekit.json.internal.SessionReader;
import io.github.cowriekit.json.internal.SessionWriter;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.model.intel.FactsKindsException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Session JSON, the interchange format: one session per line, nothing lost on the way.
 *
 * <p>What is written reads back into equal records, whatever bytes an attacker sent, and is pure ASCII. Values are as
 * Cowrie logged them; escape before display. Numbers in attributes come back as {@link Long}, {@link
 * java.math.BigInteger} or {@link java.math.BigDecimal}. In names of attributes and of counts half a surrogate pair is written
 * as U+FFFD and its four digits, since parsers read none there, and as U+FFFD alone where the name would be too long. Not
 * read are numbers of more than 10,000 characters, names of more than 50,000 and what is nested more than 1,000 deep. Keys
 * that this version does not know are ignored, and so is {@code assessment}: it is a conclusion for other tools to read,
 * which assessing the session again draws anew.
 *
 * <p>The lists of what a session did, from {@code logins} to {@code notices}, are written also if they are empty; reading takes
 * absent ones as empty. Everything else that is absent is left out.
 *
 * <p>The format is described by {@code docs/session.schema.json}. All methods are safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class SessionJson {
    private SessionJson() {}

    /**
     * Returns the session, with the answers about it and what was concluded if there are any, as one line without a
     * line end.
     *
     * @throws IllegalArgumentException if facts hold what has no form in JSON
     */
    public static String toJson(SessionRecord session) {
        return SessionWriter.write(session);
    }

    /**
     * Writes one line per session.
     *
     * <p>Takes one session at a time and keeps none. Flushes the output and closes neither the stream nor the output.
     *
     * @throws UncheckedIOException if the output fails
     * @throws IllegalArgumentException if facts hold what has no form in JSON
     */
    public static void write(Stream<? extends SessionRecord> sessions, OutputStream out) {
        Objects.requireNonNull(out, "out");
        try {
            sessions.sequential().forEachOrdered(session -> {
                try {
                    out.write((toJson(session) + "\n").getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the session of one line.
     *
     * @throws SessionJsonException if the line is not a session
     * @throws FactsKindsException if it holds facts, and two types have one kind or kinds cannot be loaded
     */
    public static EnrichedSession read(String json) {
        return read(json, 1);
    }

    /**
     * Returns the sessions of an input, one per line, as they are asked for; blank lines are skipped.
     *
     * <p>Closing the stream closes the input. A line is held as a whole.
     *
     * @param in lines of session JSON in UTF-8
     * @param problems is told of every line that is not a session, which is then left out; throw from it to stop
     * @return a sequential stream, which throws {@link UncheckedIOException} if the input fails, and {@link
     *     FactsKindsException} as {@link #read(String)} does
     */
    public static Stream<EnrichedSession> readAll(InputStream in, Consumer<SessionJsonException> problems) {
        Objects.requireNonNull(problems, "problems");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        AtomicLong number = new AtomicLong();
        return lines.lines()
                .<EnrichedSession>mapMulti((line, sessions) -> {
                    EnrichedSession session = readOrReport(line, number.incrementAndGet(), problems);
                    if (session != null) {
                        sessions.accept(session);
                    }
                })
                .onClose(() -> close(lines));
    }

    private static @Nullable EnrichedSession readOrReport(
            String line, long number, Consumer<SessionJsonException> problems) {
        if (line.isBlank()) {
            return null;
        }
        try {
            return read(line, number);
        } catch (SessionJsonException e) {
            problems.accept(e);
            return null;
        }
    }

    /**
     * Returns the session of one line of many.
     *
     * @param json the line
     * @param lineNumber its number in the input, from 1, for the exception
     * @throws SessionJsonException if the line is not a session
     */
    public static EnrichedSession read(String json, long lineNumber) {
        try {
            return SessionReader.read(json);
        } catch (IllegalArgumentException e) {
            throw new SessionJsonException(String.valueOf(e.getMessage()), lineNumber, e);
        }
    }

    private static void close(BufferedReader lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
