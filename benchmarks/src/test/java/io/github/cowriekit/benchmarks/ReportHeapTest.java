package io.github.cowriekit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.report.Reports;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formats that stream hold nothing of the sessions that they have written. */
@Tag("slow")
class ReportHeapTest {
    /** The diary counts up to 100,000 addresses; here they come again before the first look. */
    private static final int ADDRESSES = 5_000;

    private static final int EARLY = 10_000;
    private static final int LATE = 50_000;
    /** Less than 50 bytes for each of the sessions between the two looks: a list of their ids would take more. */
    private static final long MAX_GROWTH_BYTES = 2_000_000;

    static List<String> formats() {
        return ReportHeap.FLAT;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void holdsNoSessions(String format) {
        long[] looks = new long[2];
        ReportHeap.write(Reports.format(format), LATE + 1, ADDRESSES, position -> {
            if (position == EARLY || position == LATE) {
                looks[position == EARLY ? 0 : 1] = LiveHeap.bytes();
            }
        });

        assertThat(looks[1]).isPositive();
        assertThat(looks[1] - looks[0]).isLessThan(MAX_GROWTH_BYTES);
    }
}
