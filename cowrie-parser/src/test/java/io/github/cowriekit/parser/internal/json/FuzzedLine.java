package io.github.cowriekit.parser.internal.json;

import io.github.cowriekit.parser.internal.event.EventReader;

/** What holds for any bytes of a line: the scanner makes of it what the JSON parser makes of it. */
public final class FuzzedLine {
    private static final BothReaders READERS = new BothReaders(new EventReader(1 << 20));

    private FuzzedLine() {}

    /** Reads a line; the fuzzer looks for this name. */
    public static void fuzzerTestOneInput(byte[] line) {
        READERS.assertSame(line);
    }
}
