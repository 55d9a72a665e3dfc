package io.github.cowriekit.model.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.assessment.Interest.Reason;
import io.github.cowriekit.model.assessment.Interest.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterestTest {
    private static Reason reason(Side side, int points) {
        return new Reason("x", side, points, "", "Something happened");
    }

    private static Interest of(int severity, int rarity) {
        return Interest.of(List.of(reason(Side.RARITY, rarity), reason(Side.SEVERITY, severity)));
    }

    @ParameterizedTest
    @CsvSource({
        // what is known well takes from the points, but leaves a third of the severity
        "0, 0, 0",
        "30, 20, 50",
        "30, -10, 20",
        "30, -40, 10",
        "31, -40, 11",
        "90, 40, 100",
        "0, -25, 0",
        "0, 25, 25",
    })
    void addsUpToPointsWithinBounds(int severity, int rarity, int points) {
        assertThat(of(severity, rarity).points()).isEqualTo(points);
        assertThat(of(severity, rarity).severity()).isEqualTo(severity);
        assertThat(of(severity, rarity).rarity()).isEqualTo(rarity);
    }

    @Test
    void sortsItsReasonsByPointsAndKeepsTheOrderOfEqualOnes() {
        Reason first = new Reason("a", Side.RARITY, 5, "", "A");
        Reason second = new Reason("b", Side.SEVERITY, 5, "", "B");
        Reason most = new Reason("c", Side.RARITY, 9, "", "C");
        Reason least = new Reason("d", Side.RARITY, -9, "", "D");
        List<Reason> given = new ArrayList<>(List.of(least, first, second, most));

        assertThat(Interest.of(given).reasons()).containsExactly(most, first, second, least);
        assertThat(given).containsExactly(least, first, second, most);
    }

    @Test
    void isNothingWithoutReasons() {
        assertThat(Interest.NONE.points()).isZero();
        assertThat(Interest.NONE.reasons()).isEmpty();
    }

    @Test
    void saysWhatWasObservedBehindTheSentence() {
        assertThat(new Reason("new-url", Side.RARITY, 5, "http://192.0.2.7/x", "A new URL").text())
                .isEqualTo("A new URL: http://192.0.2.7/x");
        assertThat(reason(Side.RARITY, 5).text()).isEqualTo("Something happened");
    }
}
