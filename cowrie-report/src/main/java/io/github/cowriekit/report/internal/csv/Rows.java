package io.github.cowriekit.report.internal.csv;

import io.github.cowriekit.model.SessionRecord;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows that one table has for a session. */
interface Rows {
    List<String> header();

    void of(SessionRecord record, Consumer<List<@Nullable String>> rows);
}
