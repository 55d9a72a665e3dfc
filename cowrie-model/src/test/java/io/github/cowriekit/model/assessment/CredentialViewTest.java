package io.github.cowriekit.model.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialViewTest {
    private static final CredentialView ALONE =
            new CredentialView(2, "?l4", List.of("mirai"), List.of("outlaw-mdrfckr"), null, null, null);

    @Test
    void takesInWhatAHistoryKnowsAndKeepsTheRest() {
        assertThat(ALONE.seen(true, 0, 0))
                .isEqualTo(new CredentialView(2, "?l4", List.of("mirai"), List.of("outlaw-mdrfckr"), true, 0L, 0L));
        assertThat(ALONE.seen(false, 17, 3).earlierSources()).isEqualTo(3);
        assertThat(ALONE.firstSeen()).isNull();
    }

    @Test
    void isADefaultIfAListHoldsIt() {
        assertThat(ALONE.isDefault()).isTrue();
        assertThat(new CredentialView(0, null, List.of(), List.of("outlaw-mdrfckr"), null, null, null).isDefault())
                .isFalse();
    }
}
