package io.github.cowriekit.parser.internal.json;

import org.jspecify.annotations.Nullable;

/** Reads the name of the sensor; compares two numbers, as it is nearly always that of the line before. */
final class LastSensor {
    private @Nullable String name;
    private long head;
    private long tail;

    /** Returns the name of the sensor of a line, null if it has none. */
    @Nullable
    String of(EventFields line) {
        if (!line.readShort(FieldName.SENSOR)) {
            return line.filled(FieldName.SENSOR);
        }
        if (line.head() != head || line.tail() != tail) {
            name = line.filled(FieldName.SENSOR);
            head = line.head();
            tail = line.tail();
        }
        line.drop(FieldName.SENSOR);
        return name;
    }
}
