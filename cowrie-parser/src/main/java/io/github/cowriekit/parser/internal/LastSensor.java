package io.github.cowriekit.parser.internal;

import org.jspecify.annotations.Nullable;

/** Reads the name of the sensor, which is nearly always that of the line before, by comparing two numbers. */
final class LastSensor {
    private @Nullable String name;
    private long head;
    private long tail;

    /** Returns the name of the sensor of a line, null if it has none. */
    @Nullable
    String of(EventFields line) {
        if (!line.isShort(Key.SENSOR)) {
            return line.filled(Key.SENSOR);
        }
        long first = line.word(Key.SENSOR, 0);
        long second = line.word(Key.SENSOR, Long.BYTES);
        if (first != head || second != tail) {
            name = line.filled(Key.SENSOR);
            head = first;
            tail = second;
        }
        line.drop(Key.SENSOR);
        return name;
    }
}
