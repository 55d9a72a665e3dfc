package io.github.cowriekit.report.internal.csv;

import io.github.cowriekit.report.internal.text.TimeText;
import io.github.cowriekit.report.spi.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of one row. */
final class Cells {
    /** A spreadsheet keeps 32,767 characters of a cell. */
    private static final SafeText TEXT = new SafeText(32_000);

    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private final List<@Nullable String> cells = new ArrayList<>();

    /** Adds a value that an attacker or a service wrote. */
    Cells text(@Nullable String value) {
        cells.add(value == null ? null : guarded(TEXT.undefanged(value)));
        return this;
    }

    Cells number(@Nullable Number value) {
        cells.add(value == null ? null : value.toString());
        return this;
    }

    Cells flag(@Nullable Boolean value) {
        cells.add(value == null ? null : value.toString());
        return this;
    }

    Cells time(@Nullable Instant value) {
        cells.add(value == null ? null : TimeText.iso(value));
        return this;
    }

    Cells seconds(@Nullable Duration value) {
        cells.add(value == null ? null : TimeText.seconds(value).toPlainString());
        return this;
    }

    List<@Nullable String> row() {
        return cells;
    }

    private static String guarded(String value) {
        int first = 0;
        while (first < value.length() && value.charAt(first) == ' ') {
            first++;
        }
        boolean isFormula = first < value.length() && FORMULA.indexOf(value.charAt(first)) >= 0;
        return isFormula || value.startsWith("'") ? "'" + value : value;
    }
}
