package io.github.cowriekit.report.internal.legacy;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How a legacy report is made; the days are null unless it is one of {@code --summarizedays}. */
public record LegacyOptions(@Nullable Integer days, Clock clock) {}
