package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MutationsTest {
    private static Mutations of(String document) {
        return Mutations.of(document).orElseThrow();
    }

    @Test
    void breaksEachPlaceOnceAndOnlyTheFirstElementsOfAList() {
        Mutations mutations = of("{\"a/b\": {\"c\": 1}, \"l\": [1, 2, 3]}");

        assertThat(mutations.withoutOne())
                .containsExactly(
                        "{\"l\":[1,2,3]}",
                        "{\"a/b\":{},\"l\":[1,2,3]}",
                        "{\"a/b\":{\"c\":1}}",
                        "{\"a/b\":{\"c\":1},\"l\":[2,3]}",
                        "{\"a/b\":{\"c\":1},\"l\":[1,3]}");
        assertThat(mutations.withNull()).hasSize(5).contains("{\"a/b\":{\"c\":null},\"l\":[1,2,3]}");
    }

    @Test
    void putsNumbersInThatNoTypeCanHold() {
        assertThat(of("[1]").withAnotherValue())
                .contains("[1e999999999]", "[\"\"]", "[[null, [null]]]", "[\"\\u0000\\ud800\"]")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "\"a\"", "null", "<html>", "{\"a\": "})
    void leavesOutWhatIsNoDocument(String text) {
        assertThat(Mutations.of(text)).isEmpty();
    }
}
