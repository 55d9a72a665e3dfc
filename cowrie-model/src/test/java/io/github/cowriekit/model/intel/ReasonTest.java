package io.github.cowriekit.model.intel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
    private static final Observable ADDRESS = Observable.ip("192.0.2.7");

    @ParameterizedTest
    @EnumSource(Reason.class)
    void hasALabelInLowerCaseWordsThatFindsItAgain(Reason reason) {
        assertThat(reason.label()).matches("[a-z]+( [a-z]+)*");
        assertThat(Reason.find(reason.label())).contains(reason);
    }

    @Test
    void isNotFoundByAnyOtherText() {
        assertThat(Reason.find("No Key")).isEmpty();
        assertThat(Reason.find("")).isEmpty();
    }

    @Test
    void isTheTextOfAResultWithoutDetail() {
        assertThat(new EnrichmentResult.Skipped(ADDRESS, "spur", Reason.NO_KEY).text())
                .isEqualTo("no key");
        assertThat(new EnrichmentResult.Failed(ADDRESS, "spur", Instant.EPOCH, Reason.TIMEOUT, "").text())
                .isEqualTo("timeout");
    }

    @Test
    void leavesTheTextToTheDetail() {
        assertThat(new EnrichmentResult.Skipped(ADDRESS, "spur", Reason.QUOTA, "quota 5/1d spent").text())
                .isEqualTo("quota 5/1d spent");
        assertThat(new EnrichmentResult.Failed(ADDRESS, "spur", Instant.EPOCH, Reason.UNAVAILABLE, "HTTP 502").text())
                .isEqualTo("HTTP 502");
    }
}
