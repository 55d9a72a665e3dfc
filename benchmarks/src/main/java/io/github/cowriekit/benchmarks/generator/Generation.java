package io.github.cowriekit.benchmarks.generator;

/** The shapes of a line over the years. */
public enum Generation {
    /** 2017 to 2019: blanks behind colons and commas, Twisted's own keys, no protocol but on the connect. */
    BLANKS,
    /** 2020 to 2024: compact, the shared keys last. */
    COMPACT,
    /** 2025: as before, with durations as text. */
    TEXT_DURATIONS,
    /** Early 2026: the UUID of the sensor, and a zone offset. */
    UUID,
    /** Since mid 2026: the shared keys first, the ends of the connection on every line, durations in milliseconds. */
    SHARED_KEYS_FIRST;

    /**
     * Returns a line.
     *
     * @param id event id without {@code cowrie.}
     * @param body keys and values of the event itself, compact, without braces
     * @param message value of its message as JSON
     */
    String line(Scenario.Connection connection, String id, String body, String message, String time) {
        String own = body.isEmpty() ? "" : "," + body;
        boolean connect = id.equals("session.connect");
        String ends = "\"src_ip\":\"%s\",\"src_port\":%d,\"dst_ip\":\"192.0.2.10\",\"dst_port\":%d"
                .formatted(connection.ip(), connection.port(), connection.honeypotPort());
        String client = connect ? ends : "\"src_ip\":\"%s\"".formatted(connection.ip());
        String common = "\"session\":\"%s\",\"protocol\":\"%s\"".formatted(connection.session(), connection.protocol());
        String sensor = "\"sensor\":\"honeypot-01\"";
        String uuid = "\"uuid\":\"1d52d3b8-39a5-11f1-b943-1322d20a92f2\"";
        return switch (this) {
            case BLANKS ->
                spaced(
                        "{\"eventid\":\"cowrie.%s\"%s,\"timestamp\":\"%s\",\"message\":%s,\"system\":\"HoneyPotSSHTransport"
                                        .formatted(id, own, time, message)
                                + ",7,%s\",\"isError\":0,%s,\"session\":\"%s\",%s}"
                                        .formatted(connection.ip(), client, connection.session(), sensor));
            case COMPACT, TEXT_DURATIONS ->
                "{\"eventid\":\"cowrie.%s\"%s,\"message\":%s,%s,\"timestamp\":\"%s\",%s,%s}"
                        .formatted(id, own, message, sensor, time, client, common);
            case UUID ->
                "{\"eventid\":\"cowrie.%s\"%s,\"message\":%s,%s,%s,\"timestamp\":\"%s\",%s,%s}"
                        .formatted(id, own, message, sensor, uuid, time.replace("Z", "+0000"), client, common);
            case SHARED_KEYS_FIRST ->
                "{%s,%s%s,\"eventid\":\"cowrie.%s\",%s,%s,\"timestamp\":\"%s\",\"message\":%s}"
                        .formatted(common, ends, own, id, sensor, uuid, time, message);
        };
    }

    /** Returns the duration of a session as this generation writes it. */
    String duration(double seconds) {
        return switch (this) {
            case BLANKS, COMPACT -> "\"duration\":%.6f".formatted(seconds);
            case TEXT_DURATIONS, UUID -> "\"duration\":\"%.1f\"".formatted(seconds);
            case SHARED_KEYS_FIRST -> "\"duration_ms\":%d".formatted((long) (seconds * 1000));
        };
    }

    /** Adds a blank after colons and commas outside strings. */
    private static String spaced(String compact) {
        StringBuilder text = new StringBuilder(compact.length() + 40);
        boolean inside = false;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            text.append(c);
            if (c == '\\') {
                text.append(compact.charAt(++i));
            } else if (c == '"') {
                inside = !inside;
            } else if (!inside && (c == ':' || c == ',')) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
