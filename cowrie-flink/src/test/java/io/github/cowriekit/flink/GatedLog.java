package io.github.cowriekit.flink;

import io.github.cowriekit.model.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A log whose lines can wait until sessions were handed over, which a watermark did then. */
final class GatedLog {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    /** Each advances with each session that was handed over. */
    private static final Map<String, Phaser> GATES = new ConcurrentHashMap<>();

    private final List<RawLine> lines = new ArrayList<>();
    /** By offset how many sessions a line waits for to be handed over. */
    private final HashMap<Long, Integer> gates = new HashMap<>();

    RawLine add(String id, String event, long second) {
        return add(json(id, event, second));
    }

    RawLine add(String text) {
        RawLine line = RawLine.of(text.getBytes(StandardCharsets.UTF_8), "log", lines.size());
        lines.add(line);
        return line;
    }

    static String json(String id, String event, long second) {
        return "{\"eventid\":\"cowrie.%s\",\"session\":\"%s\",\"sensor\":\"alpha\",\"src_ip\":\"203.0.113.7\",\"timestamp\":\"%s\"}"
                .formatted(event, id.repeat(12), NOON.plusSeconds(second));
    }

    /** Lets the next line wait until so many sessions were handed over. */
    void awaitSessions(int sessions) {
        gates.put((long) lines.size(), sessions);
    }

    SessionStreams read(StreamExecutionEnvironment env, SessionRules rules) {
        String gate = UUID.randomUUID().toString();
        HashMap<Long, Integer> awaited = new HashMap<>(gates);
        DataStream<RawLine> source = env.fromData(lines)
                .assignTimestampsAndWatermarks(CowrieFlink.watermarks(Duration.ofSeconds(30)))
                .map(line -> awaited(gate, awaited.getOrDefault(line.offset(), 0), line));
        SessionStreams read = CowrieFlink.read(source, rules);
        DataStream<Session> sessions = read.sessions()
                .map(session -> {
                    gate(gate).arrive();
                    return session;
                })
                .returns(CowrieFlink.sessionType());
        return new SessionStreams(sessions, read.problems(), read.lateLines());
    }

    private static Phaser gate(String name) {
        return GATES.computeIfAbsent(name, gate -> new Phaser(1));
    }

    private static RawLine awaited(String gate, int sessions, RawLine line) throws Exception {
        for (int i = 0; i < sessions; i++) {
            gate(gate).awaitAdvanceInterruptibly(i, 1, TimeUnit.MINUTES);
        }
        return line;
    }
}
