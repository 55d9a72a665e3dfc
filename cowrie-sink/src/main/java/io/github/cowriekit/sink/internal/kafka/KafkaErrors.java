package io.github.cowriekit.sink.internal.kafka;

import java.util.Objects;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** What Kafka's errors mean for a message. */
final class KafkaErrors {
    private static final int MAX_TEXT = 300;

    private KafkaErrors() {}

    /**
     * Returns whether the message is to blame. Everything else, also a topic that is not there and a right that is missing, is
     * what an operator can change, and would else turn all messages into dead letters.
     */
    static boolean isForGood(Throwable error) {
        return error instanceof RecordTooLargeException || error instanceof InvalidRecordException;
    }

    /** Returns what Kafka says: names of topics, servers and properties, numbers; nothing of the record. */
    static String text(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = error.getClass().getSimpleName() + message(error);
        return root == error ? text : text + "; " + root.getClass().getSimpleName() + message(root);
    }

    private static String message(Throwable error) {
        String text = Objects.requireNonNullElse(error.getMessage(), "")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return text.isEmpty() ? "" : ": " + (text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    }
}
