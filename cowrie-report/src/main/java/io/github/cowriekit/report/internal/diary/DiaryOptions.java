package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Session;
import java.util.function.Predicate;

/** What a diary report shows. */
public record DiaryOptions(Predicate<Session> filter, int maxCommands, int maxLineLength, boolean summary) {}
