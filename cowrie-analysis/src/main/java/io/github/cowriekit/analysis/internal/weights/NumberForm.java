package io.github.cowriekit.analysis.internal.weights;

import io.github.cowriekit.analysis.internal.statistics.SampleStatistics;

/** How a number that was observed is shown. */
public enum NumberForm {
    /** Seconds, with two digits up to 100. */
    SECONDS {
        @Override
        String text(double number) {
            return SampleStatistics.shown(number);
        }

        @Override
        long rounded(double number) {
            // tells 100.00 s from 100 s
            long rounded = number < 100 ? SampleStatistics.rounded(number, 2) : SampleStatistics.rounded(number, 0);
            return rounded < 0 ? rounded : 2 * rounded + (number < 100 ? 0 : 1);
        }
    },
    /** Two digits. */
    RATIO {
        @Override
        String text(double number) {
            return SampleStatistics.rounded(number);
        }

        @Override
        long rounded(double number) {
            return SampleStatistics.rounded(number, 2);
        }
    },
    /** A whole number. */
    COUNT {
        @Override
        String text(double number) {
            return Long.toString(rounded(number));
        }

        @Override
        long rounded(double number) {
            return (long) number;
        }
    };

    abstract String text(double number);

    /** Returns a number that is the same for all that are shown alike, negative if it cannot be told. */
    abstract long rounded(double number);
}
