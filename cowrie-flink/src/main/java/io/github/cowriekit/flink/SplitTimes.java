package io.github.cowriekit.flink;

import org.apache.flink.connector.file.src.FileSourceSplit;

/**
 * What the name of a split says of its file, so that it is still known after a failure. Times are milliseconds since 1970.
 *
 * @param begin time of the first line
 * @param next when the file behind it begins in the order in which files were found
 */
record SplitTimes(long begin, long next) {
    private static final char SEPARATOR = '@';

    /** Returns the name of a split with these times. */
    String nameOf(FileSourceSplit split) {
        return split.splitId() + SEPARATOR + begin + SEPARATOR + next;
    }

    /** Returns the times in the name of a split. */
    static SplitTimes of(FileSourceSplit split) {
        String name = split.splitId();
        int last = name.lastIndexOf(SEPARATOR);
        int first = name.lastIndexOf(SEPARATOR, last - 1);
        return new SplitTimes(
                Long.parseLong(name, first + 1, last, 10), Long.parseLong(name, last + 1, name.length(), 10));
    }
}
