package io.github.cowriekit.flink.internal;

import io.github.cowriekit.flink.RawLine;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.parser.ParseProblem;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The types of what travels between tasks. */
public final class ValueTypes {
    public static final TypeInformation<RawLine> RAW_LINE =
            new ValueTypeInfo<>(RawLine.class, RawLineSerializer.INSTANCE);
    public static final TypeInformation<Session> SESSION =
            new ValueTypeInfo<>(Session.class, SessionSerializer.INSTANCE);
    public static final TypeInformation<EnrichedSession> ENRICHED =
            new ValueTypeInfo<>(EnrichedSession.class, EnrichedSessionSerializer.INSTANCE);
    public static final TypeInformation<ParseProblem> PROBLEM =
            new ValueTypeInfo<>(ParseProblem.class, ProblemSerializer.INSTANCE);
    public static final TypeInformation<RoutedLine> ROUTED =
            new ValueTypeInfo<>(RoutedLine.class, RoutedLineSerializer.INSTANCE);

    private ValueTypes() {}
}
