package io.github.cowriekit.parser.internal.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import org.jspecify.annotations.Nullable;

/** Makes JSON parsers for lines; their factory is loaded with the first line that needs one, since many logs have none. */
final class JsonParsers {
    private static final int MAX_DEPTH = 200;

    private final int maxLineLength;
    private @Nullable JsonFactory factory;

    JsonParsers(int maxLineLength) {
        this.maxLineLength = maxLineLength;
    }

    JsonFactory factory() {
        if (factory == null) {
            factory = JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(maxLineLength)
                            .build())
                    // names of unknown keys come from outside and must not fill the JVM's table of strings
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    // as Python writes what is no number
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();
        }
        return factory;
    }
}
