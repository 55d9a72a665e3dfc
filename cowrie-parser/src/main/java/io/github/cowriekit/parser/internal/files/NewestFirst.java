package io.github.cowriekit.parser.internal.files;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Recognises exports whose newest event is on the first line, as search tools sort them. */
public final class NewestFirst {
    private static final int FEWEST = 3;
    private static final Pattern ARRAY = Pattern.compile("\\[\\s*[\\[{]");

    private NewestFirst() {}

    /**
     * Returns whether the times of the first lines, each of them one object, only go back.
     *
     * @param head first bytes of a file
     * @param whole whether that is all of it
     */
    public static boolean isSo(byte[] head, boolean whole) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        Instant first = null;
        Instant last = null;
        int lines = 0;
        int begin = 0;
        while (begin < text.length()) {
            int stop = text.indexOf('\n', begin);
            if (stop < 0 && !whole) {
                break;
            }
            String line = text.substring(begin, stop < 0 ? text.length() : stop).strip();
            begin = stop < 0 ? text.length() : stop + 1;
            if (line.isEmpty()) {
                continue;
            }
            Instant time = line.endsWith("}") && !ARRAY.matcher(line).lookingAt() ? LogHead.firstTime(line) : null;
            if (time == null || (last != null && time.isAfter(last))) {
                return false;
            }
            first = first == null ? time : first;
            last = time;
            lines++;
        }
        return lines >= FEWEST && first != null && last != null && last.isBefore(first);
    }

    /** Returns whether a file is an array, or one object over many lines, and the times in its beginning only go back. */
    public static boolean isArraySo(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (!ARRAY.matcher(text.stripLeading()).lookingAt()) {
            return false;
        }
        List<Instant> times = LogHead.times(text);
        for (int i = 1; i < times.size(); i++) {
            if (times.get(i).isAfter(times.get(i - 1))) {
                return false;
            }
        }
        return times.size() >= FEWEST && times.get(times.size() - 1).isBefore(times.get(0));
    }
}
