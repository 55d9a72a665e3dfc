package io.github.cowriekit.parser.internal.merge;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Tells Flight Recorder how long a log was read, and how much of it. Costs nothing where no recording runs. */
@Name("io.github.cowriekit.LogRead")
@Label("Cowrie Log Read")
@Description("A log file, or a log in an archive, from its opening to its end")
@Category("CowrieKit")
@StackTrace(false)
final class LogReadEvent extends Event {
    @Label("File")
    @Nullable
    String file;

    @Label("Bytes")
    @Description("Unpacked bytes that were read")
    @DataAmount
    long bytes;

    @Label("Compressed")
    boolean compressed;
}
