package io.github.cowriekit.report.internal.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StixIdsTest {
    @ParameterizedTest
    @CsvSource({
        "ipv4-addr, 198.51.100.3, 28bb3599-77cd-5a82-a950-b5bc3caf07c4",
        "domain-name, example.com, bedb4899-d24b-5401-bc86-8f6b4cc18ec7"
    })
    void makesTheIdsThatOtherProducersMake(String type, String value, String uuid) {
        assertThat(StixIds.observable(type, Map.of("value", value))).isEqualTo(type + "--" + uuid);
    }

    @Test
    void doesNotDependOnTheOrderOfProperties() {
        assertThat(StixIds.observable("x", Map.of("a", 1, "b", List.of("c", "d\n\"\u0001"))))
                .isEqualTo(StixIds.observable("x", Map.of("b", List.of("c", "d\n\"\u0001"), "a", 1)))
                .isNotEqualTo(StixIds.observable("x", Map.of("a", 1, "b", List.of("c", "d\n\"\u0002"))));
    }

    @Test
    void tellsTypesApart() {
        assertThat(StixIds.of("malware", "a").substring(9))
                .isNotEqualTo(StixIds.of("bundle", "a").substring(8));
    }
}
