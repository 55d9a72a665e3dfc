package io.github.cowriekit.cli.cookbook;

import io.github.cowriekit.model.assessment.history.FrequentText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers in a form in which they can be compared, whoever gave them. */
public final class Answers {
    private static @Nullable Object kept;

    private Answers() {}

    /** Keeps what jshell came to; called by the snippets of a test. */
    public static void keep(Object value) {
        kept = value;
    }

    /** Returns what was kept last, in lines as the commands print them. */
    static String lines() {
        StringBuilder lines = new StringBuilder();
        lines(Objects.requireNonNull(kept)).forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }

    private static Stream<String> lines(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(Answers::lines);
        }
        if (value instanceof Optional<?> optional) {
            return optional.stream().flatMap(Answers::lines);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(entry -> entry.getKey() + "\t" + entry.getValue());
        }
        if (value instanceof FrequentText text) {
            return Stream.of(text.text() + "\t" + text.atMost());
        }
        return Stream.of(String.valueOf(value));
    }

    /** Returns the lines in the order of their text, numbers rounded: who prints which of two that are equal first is left open. */
    static List<String> comparable(String printed) {
        return printed.lines().map(Answers::rounded).sorted().toList();
    }

    private static String rounded(String line) {
        try {
            return new BigDecimal(line)
                    .setScale(3, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (NumberFormatException noNumber) {
            return line;
        }
    }
}
