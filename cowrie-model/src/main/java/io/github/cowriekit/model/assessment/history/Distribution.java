package io.github.cowriekit.model.assessment.history;

/**
 * A distribution of numbers. Least, greatest and mean are exact; the quantiles of many numbers come from a t-digest, which is
 * most accurate at the ends.
 *
 * @param count how many numbers
 * @param least the least
 * @param greatest the greatest
 * @param mean the mean
 * @param median about half of the numbers are less
 * @param p90 about 90 % of the numbers are less
 * @param p99 about 99 % of the numbers are less
 * @since 0.1.0
 */
public record Distribution(
        long count, double least, double greatest, double mean, double median, double p90, double p99) {}
