package io.github.cowriekit.enrich.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {
    private final List<String> read = new ArrayList<>();

    private static InputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void json(String text) throws IOException {
        Lists.json(utf8(text), (name, fields) -> read.add(name + ":" + fields.text("a") + fields.texts("b")));
    }

    private void csv(String text) throws IOException {
        Lists.csv(utf8(text), List.of("x", "y"), (name, row) -> read.add(row.text("x") + "|" + row.text("y")));
    }

    @Test
    void readsTheObjectsOfAList() throws IOException {
        json("[{\"a\": 1, \"b\": [\"x\", 2, null, [3], {\"c\": 4}]}, 5, [{\"a\": 6}], null, {\"b\": {\"a\": 7}}]");

        assertThat(read).containsExactly("null:1[x, 2]", "null:null[]");
    }

    @Test
    void readsTheMembersOfAnObject() throws IOException {
        json(
                "{\"1\": [{\"a\": \"x\"}, {\"a\": \"y\"}], \"2\": {\"a\": \"z\"}, \"3\": \"text\", \"4\": null, \"5\": []}");

        assertThat(read).containsExactly("1:x[]", "1:y[]", "2:z[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"text\"",
                "null",
                "[{\"a\": 1}",
                "[{\"a\": 1}, ",
                "[{\"a\": 1",
                "{\"1\": [{\"a\": 1}]",
                "[] []",
                "[{\"a\": 1}]x",
                "<html>"
            })
    void refusesWhatIsNoListOrCutOff(String text) {
        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> json(text))
                .withMessageNotContaining("html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\": [{}]}", "42", "[{]"})
    void wantsAListWhereOnlyThatIsOne(String text) {
        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> Lists.jsonList(utf8(text), fields -> {}));
    }

    @Test
    void boundsARecord() throws IOException {
        StringBuilder fields = new StringBuilder("\"a\": \"kept\"");
        for (int i = 0; i < 500; i++) {
            fields.append(", \"f").append(i).append("\": ").append(i);
        }
        Lists.json(
                utf8("[{" + fields + ", \"b\": [" + "1, ".repeat(5_000) + "1]}, {\"b\": [" + "1, ".repeat(5_000)
                        + "1]}]"),
                (name, record) -> read.add(record.text("a")
                        + record.has("f10")
                        + record.has("f400")
                        + record.texts("b").size()));

        assertThat(read).containsExactly("kepttruefalse0", "nullfalsefalse1000");
    }

    @Test
    void boundsNestingAndTexts() {
        String deep = "[".repeat(1_000) + "]".repeat(1_000);
        String longText = "[{\"a\": \"" + "x".repeat(200_000) + "\"}]";

        assertThatExceptionOfType(InvalidAnswerException.class).isThrownBy(() -> json(deep));
        assertThatExceptionOfType(InvalidAnswerException.class).isThrownBy(() -> json(longText));
        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> csv("\"" + "x".repeat(200_000) + "\",b\n"));
    }

    @Test
    void readsRowsWithoutCommentsAndMoreColumns() throws IOException {
        csv("# x,y\r\n\"1\",\"a,\"\"b\"\"\"\r\n\r\n2,b,more\n# end\n3,\"\"");

        assertThat(read).containsExactly("1|a,\"b\"", "2|b", "3|null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\n", "1,2\n3\n", "1,\"2", "<html>\n"})
    void refusesRowsThatAreCutOff(String text) {
        assertThatExceptionOfType(InvalidAnswerException.class).isThrownBy(() -> csv(text));
    }
}
