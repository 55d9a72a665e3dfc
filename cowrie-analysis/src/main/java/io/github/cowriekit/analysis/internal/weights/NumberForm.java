package io.github.cowriekit.analysis.internal.weights;

import io.github.cowriekit.analysis.internal.statistics.SampleStatistics;

/** How an observed number is shown. */
public enum NumberForm {
    /** Seconds, with two digits up to 100. */
    SECONDS {
        @Override
        String text(double number) {
            return SampleStatistics.shown(number);
        }

        @Override
        long rounded(double number) {
            // keeps 100.00 s and 100 s apart
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

    /** Returns an equal number for all numbers that are shown alike, negative if unknown. */
    abstract long rounded(double number);
}
