package io.github.cowriekit.model.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.intel.EnrichedRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import org.junit.jupiter.api.Test;

class AssessmentTest {
    private final EnrichedSession enriched =
            EnrichedSession.of(Session.builder("s", SessionEnd.CLOSED).build());
    private final OperatorVerdict operator =
            OperatorVerdict.builder(Operator.AUTOMATED).build();

    @Test
    void hasNullForWhatNobodyAskedFor() {
        Assessment assessment =
                Assessment.builder(enriched, operator, Origin.UNKNOWN).build();

        assertThat(assessment.techniques()).isNull();
        assertThat(assessment.playbook()).isNull();
        assertThat(assessment.cluster()).isNull();
        assertThat(assessment.client()).isNull();
        assertThat(assessment.interest()).isNull();
        assertThat(assessment.history()).isNull();
        assertThat(assessment.credentials()).isEmpty();
        assertThat(assessment.downloadHosts()).isEmpty();
    }

    @Test
    void isTheRecordOfItsSession() {
        EnrichedRecord record = Assessment.builder(enriched, operator, Origin.UNKNOWN)
                .interest(Interest.NONE)
                .build();

        assertThat(record.session()).isSameAs(enriched.session());
        assertThat(record.enriched()).isSameAs(enriched);
    }
}
