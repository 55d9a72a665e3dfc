package io.github.cowriekit.parser.internal.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Describes an error in JSON without the parser's wording and without the input, which the problem quotes itself. */
final class JsonErrors {
    private JsonErrors() {}

    static String describe(JsonProcessingException e) {
        long column = Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getColumnNr());
        if (e instanceof JsonEOFException) {
            return "not JSON: it ends in the middle of a value; perhaps the line was cut";
        }
        if (e instanceof StreamConstraintsException) {
            return "not read: values are nested too deeply or a text is too long";
        }
        return "not JSON from its " + ordinal(column) + " character on";
    }

    private static String ordinal(long number) {
        boolean teen = number % 100 / 10 == 1;
        String ending = teen
                ? "th"
                : switch ((int) (number % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + ending;
    }
}
