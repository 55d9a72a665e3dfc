package io.github.cowriekit.enrich;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records what the library logs, in every level. */
@SuppressWarnings("exports")
public final class LogRecorder extends java.util.logging.Handler {
    private final java.util.logging.Logger logger = java.util.logging.Logger.getLogger("io.github.cowriekit");
    private final List<java.util.logging.LogRecord> records = new CopyOnWriteArrayList<>();

    /** Makes a recorder that does not listen yet. */
    public LogRecorder() {}

    public void start() {
        logger.setLevel(java.util.logging.Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    public void stop() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Override
    public void publish(java.util.logging.LogRecord entry) {
        records.add(entry);
    }

    /** Returns level and message of each record. */
    public List<String> lines() {
        return records.stream().map(LogRecorder::line).toList();
    }

    /** Returns all messages and stack traces. */
    String everything() {
        StringWriter text = new StringWriter();
        try (PrintWriter writer = new PrintWriter(text)) {
            for (java.util.logging.LogRecord entry : records) {
                writer.println(line(entry));
                if (entry.getThrown() != null) {
                    print(entry.getThrown(), writer);
                }
            }
        }
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static void print(Throwable thrown, PrintWriter writer) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            writer.println(t);
        }
    }

    private static String line(java.util.logging.LogRecord entry) {
        Object[] parameters = entry.getParameters();
        String message = parameters == null || parameters.length == 0
                ? entry.getMessage()
                : MessageFormat.format(entry.getMessage(), parameters);
        return entry.getLevel() + " " + message;
    }
}
