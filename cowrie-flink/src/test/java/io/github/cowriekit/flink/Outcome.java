package io.github.cowriekit.flink;

import io.github.cowriekit.json.SessionJson;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.parser.CowrieLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.util.function.SerializableFunction;

/** A sink in the memory of the test, which keeps a session once, by sensor, id and start. */
final class Outcome<T> implements Sink<T> {
    private static final long serialVersionUID = 1;
    private static final Map<String, Map<String, String>> RUNS = new ConcurrentHashMap<>();

    private final String run;
    private final SerializableFunction<T, Session> session;
    private final SerializableFunction<T, String> json;

    private Outcome(String run, SerializableFunction<T, Session> session, SerializableFunction<T, String> json) {
        this.run = run;
        this.session = session;
        this.json = json;
        RUNS.put(run, new ConcurrentHashMap<>());
    }

    static Outcome<Session> of(String run) {
        return new Outcome<>(run, session -> session, SessionJson::toJson);
    }

    /** Takes Session JSON, of which it keeps the text. */
    static Outcome<String> ofJson(String run) {
        return new Outcome<>(run, json -> SessionJson.read(json).session(), json -> json);
    }

    SortedMap<String, String> sessions() {
        return new TreeMap<>(RUNS.get(run));
    }

    /** Returns the first differences to what is expected. */
    List<String> differences(SortedMap<String, String> expected) {
        SortedMap<String, String> actual = sessions();
        SortedMap<String, String> keys = new TreeMap<>(expected);
        keys.putAll(actual);
        return keys.keySet().stream()
                .filter(key -> !Objects.equals(expected.get(key), actual.get(key)))
                .map(key -> "expected " + expected.get(key) + ", is " + actual.get(key))
                .limit(5)
                .toList();
    }

    /** Returns what the library makes of files. */
    static SortedMap<String, String> ofLibrary(List<Path> files) {
        SortedMap<String, String> all = new TreeMap<>();
        try (var sessions = CowrieLog.of(files).sessions()) {
            sessions.forEach(session -> all.put(key(session), SessionJson.toJson(session)));
        }
        return all;
    }

    static String key(Session session) {
        return session.sensor() + "/" + session.id() + "/" + session.startedAt();
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        Map<String, String> sessions = Objects.requireNonNull(RUNS.get(run));
        return new SinkWriter<>() {
            @Override
            public void write(T value, Context context) {
                sessions.put(key(session.apply(value)), json.apply(value));
            }

            @Override
            public void flush(boolean endOfInput) {
                // nothing waits
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
