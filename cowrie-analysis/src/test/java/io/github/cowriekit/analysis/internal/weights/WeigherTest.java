package io.github.cowriekit.analysis.internal.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.analysis.internal.statistics.SampleStatistics;
import io.github.cowriekit.model.assessment.Evidence;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeigherTest {
    private static final Weight WEIGHT = new Weight(
            Indicator.T4, ">= 0", null, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -1.5, "after {}", "a test");

    private final Weigher weigher = new Weigher(WEIGHT);

    @Test
    void remembersNothingElseThanWhatIsShown() {
        double[] numbers = {
            0, .004, .005, .015, .994, 1.005, 10.24, 10.25, 20.48, 99.99, 99.994, 99.996, 100, 100.4, 100.5, 10_240,
            2e7, -1
        };
        for (int round = 0; round < 2; round++) {
            for (double number : numbers) {
                assertThat(weigher.evidence(number, NumberForm.SECONDS))
                        .isEqualTo(fresh(SampleStatistics.shown(number)));
            }
        }
    }

    @Test
    void agreesForAnyNumber() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double number = Math.exp(random.nextDouble() * 16 - 6);
            assertThat(weigher.evidence(number, NumberForm.SECONDS).observed())
                    .isEqualTo(SampleStatistics.shown(number));
        }
    }

    @Test
    void showsRatiosWithTwoDigitsAndCountsWithNone() {
        assertThat(weigher.evidence(.5, NumberForm.RATIO)).isEqualTo(fresh("0.50"));
        assertThat(new Weigher(WEIGHT).evidence(12, NumberForm.COUNT)).isEqualTo(fresh("12"));
    }

    @Test
    void sharesTheEvidenceOfWhatIsShownAlike() {
        assertThat(weigher.evidence(1.001, NumberForm.SECONDS))
                .isSameAs(weigher.evidence(1.002, NumberForm.SECONDS))
                .isNotEqualTo(weigher.evidence(1.01, NumberForm.SECONDS));
    }

    private static Evidence fresh(String observed) {
        return WEIGHT.evidence(1, observed);
    }
}
