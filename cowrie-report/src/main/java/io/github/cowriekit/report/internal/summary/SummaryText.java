package io.github.cowriekit.report.internal.summary;

import java.util.List;
import java.util.Map;

/** The lines of a summary; all values are safe already. */
final class SummaryText {
    private final StringBuilder out = new StringBuilder(8192);

    void title(String title) {
        if (out.length() > 0) {
            out.append('\n');
        }
        out.append(title).append('\n').append("-".repeat(title.length())).append('\n');
    }

    void row(String label, String value) {
        out.append(" ".repeat(Math.max(0, 26 - label.length())))
                .append(label)
                .append("  ")
                .append(value)
                .append('\n');
    }

    void line(String line) {
        out.append("  ").append(line).append('\n');
    }

    void ranked(List<Map.Entry<String, Long>> entries) {
        entries.forEach(entry -> {
            String count = entry.getValue().toString();
            out.append(" ".repeat(Math.max(0, 10 - count.length())))
                    .append(count)
                    .append("  ")
                    .append(entry.getKey())
                    .append('\n');
        });
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
