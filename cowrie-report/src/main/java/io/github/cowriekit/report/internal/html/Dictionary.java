package io.github.cowriekit.report.internal.html;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes every text of the page once, and every part that sessions share: in a session stand their numbers.
 *
 * <p>In the data of a session a string is a text and an object with one member is a shared part; both become numbers, as
 * does null, which is text 0. The page's script knows by the column what a number is.
 */
final class Dictionary {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Integer> texts = new HashMap<>();
    private final List<String> textList = new ArrayList<>();
    private final Map<String, Integer> parts = new HashMap<>();
    private final List<String> partList = new ArrayList<>();

    Dictionary() {
        // number 0 stands for null, so no text has it
        textList.add("");
    }

    /** Returns the data with numbers in place of texts and shared parts. */
    String numbered(byte[] data) {
        try {
            StringWriter text = new StringWriter(data.length);
            try (JsonGenerator out = PageJson.to(text)) {
                write(JSON.readTree(data), out);
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(JsonNode node, JsonGenerator out) throws IOException {
        if (node.isArray()) {
            out.writeStartArray();
            for (JsonNode element : node) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (node.isObject()) {
            out.writeNumber(part(node.elements().next()));
        } else if (node.isTextual()) {
            out.writeNumber(number(node.textValue(), texts, textList));
        } else if (node.isNull()) {
            out.writeNumber(0);
        } else {
            out.writeTree(node);
        }
    }

    private int part(JsonNode shared) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = PageJson.to(text)) {
            write(shared, out);
        }
        return number(text.toString(), parts, partList);
    }

    private static int number(String value, Map<String, Integer> numbers, List<String> values) {
        Integer known = numbers.putIfAbsent(value, values.size());
        if (known == null) {
            values.add(value);
            return values.size() - 1;
        }
        return known;
    }

    /** Returns the shared parts as JSON, by their numbers. */
    List<String> parts() {
        return partList;
    }

    /** Returns the texts by their numbers. */
    List<String> texts() {
        return textList;
    }
}
