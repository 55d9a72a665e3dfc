package io.github.cowriekit.store.internal.query;

import io.github.cowriekit.store.internal.codec.LongSet;
import io.github.cowriekit.store.internal.database.StoredText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of subjects by number, those that were used lately in memory. Not thread-safe. */
final class TextCache {
    private static final int MOST_AT_ONCE = 256;
    private static final long MOST_CHARS = 8L << 20;

    private final Map<Long, String> texts = new LinkedHashMap<>(16, .75f, true);
    private long chars;

    /** Reads the texts that are not in memory. */
    void load(Connection connection, LongSet subjects) throws SQLException {
        long[] missing = Arrays.stream(subjects.toArray())
                .filter(subject -> !texts.containsKey(subject))
                .toArray();
        for (int from = 0; from < missing.length; from += MOST_AT_ONCE) {
            int end = Math.min(missing.length, from + MOST_AT_ONCE);
            read(connection, Arrays.copyOfRange(missing, from, end));
        }
    }

    private void read(Connection connection, long[] subjects) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, value FROM subject WHERE id IN (" + Sql.places(subjects.length) + ")")) {
            Sql.bind(select, 0, subjects);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String text = StoredText.unescape(row.getString(2));
                    texts.put(row.getLong(1), text);
                    chars += text.length();
                }
            }
        }
    }

    /** Returns the texts of subjects that were loaded. */
    List<String> texts(long[] subjects) {
        List<String> found = new ArrayList<>(subjects.length);
        for (long subject : subjects) {
            String text = texts.get(subject);
            if (text == null) {
                throw new IllegalArgumentException("a session refers to text " + subject + ", which is not there");
            }
            found.add(text);
        }
        return found;
    }

    /** Returns whether there is more than is kept between pages. */
    boolean isFull() {
        return chars > MOST_CHARS;
    }

    /** Forgets everything, because numbers may be those of other texts now. */
    void clear() {
        texts.clear();
        chars = 0;
    }

    /** Forgets what was not used lately; to be called when no text is needed that was loaded before. */
    void trim() {
        var oldest = texts.entrySet().iterator();
        while (chars > MOST_CHARS && oldest.hasNext()) {
            chars -= oldest.next().getValue().length();
            oldest.remove();
        }
    }
}
