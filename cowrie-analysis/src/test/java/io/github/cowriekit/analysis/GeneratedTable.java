package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/** A table in a page of {@code docs} that a test generates; {@code -Dcowriekit.write=true} writes it anew. */
public final class GeneratedTable {
    private GeneratedTable() {}

    /** Fails if the block of that name in a page is not the expected text, or writes it. */
    public static void holds(Class<?> test, String page, String name, String expected) throws IOException {
        Path file = Path.of("..", "docs", page);
        String text = Files.readString(file);
        Matcher block = Pattern.compile(
                        "(<!-- begin " + name + " -->\n)(.*?)(<!-- end " + name + " -->)", Pattern.DOTALL)
                .matcher(text);
        assertThat(block.find()).as("block " + name).isTrue();
        if (Boolean.getBoolean("cowriekit.write")) {
            Files.writeString(file, text.substring(0, block.end(1)) + expected + text.substring(block.start(3)));
            return;
        }
        assertThat(block.group(2))
                .as("docs/" + page + ": mvn -pl cowrie-analysis -am test -Dtest=" + test.getSimpleName()
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dcowriekit.write=true writes it anew")
                .isEqualTo(expected);
    }

    /** Returns a share and its 95 % Wilson interval in percent, such as {@code 9 of 10 | 59.6–98.2 %}. */
    public static String share(int count, int of) {
        Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(of, count, 0.05);
        return String.format(
                Locale.ROOT,
                "%d of %d | %.1f–%.1f %%",
                count,
                of,
                100 * Math.max(0, interval.getLowerBound()),
                100 * interval.getUpperBound());
    }
}
