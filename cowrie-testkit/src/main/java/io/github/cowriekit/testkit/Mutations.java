package io.github.cowriekit.testkit;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One JSON document, broken in one place at a time. */
final class Mutations {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A field can turn into any of these. The large number would fill the memory of whoever writes it out. */
    private static final List<String> VALUES = List.of(
            "\"\"",
            "\"\\u0000\\ud800\"",
            "\"9999-99-99T99:99:99Z\"",
            "-1",
            "0.5",
            "1e999999999",
            "123456789012345678901234567890",
            "true",
            "[]",
            "{}",
            "[null, [null]]",
            "{\"x\": {\"y\": [1]}}");

    private final JsonNode root;
    private final List<JsonPointer> places = new ArrayList<>();

    private Mutations(JsonNode root) {
        this.root = root;
        collect(root, JsonPointer.empty());
    }

    /** Returns the mutations of a document, empty if it is no JSON object or array. */
    static Optional<Mutations> of(String document) {
        try {
            JsonNode root = new ObjectMapper().readTree(document);
            return root.isContainerNode() ? Optional.of(new Mutations(root)) : Optional.empty();
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    /** Returns the document without one field or element, for each of them. */
    Stream<String> withoutOne() {
        return places.stream().map(place -> change(place, null));
    }

    /** Returns the document with one value that is null, for each of them. */
    Stream<String> withNull() {
        return places.stream().map(place -> change(place, NODES.nullNode()));
    }

    /** Returns the document with one value that is another, for each of them. */
    Stream<String> withAnotherValue() {
        return places.stream()
                .flatMap(place -> VALUES.stream().map(value -> change(place, NODES.rawValueNode(new RawValue(value)))));
    }

    private void collect(JsonNode node, JsonPointer place) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                add(member.getValue(), place.appendProperty(member.getKey()));
            }
        } else {
            // the first elements of a list stand for the others
            for (int i = 0; i < Math.min(2, node.size()); i++) {
                add(node.get(i), place.appendIndex(i));
            }
        }
    }

    private void add(JsonNode node, JsonPointer place) {
        places.add(place);
        if (node.isContainerNode()) {
            collect(node, place);
        }
    }

    private String change(JsonPointer place, @Nullable JsonNode value) {
        JsonNode copy = root.deepCopy();
        JsonNode parent = copy.at(place.head());
        String name = place.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            if (value == null) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (parent instanceof ArrayNode array) {
            int index = place.last().getMatchingIndex();
            if (value == null) {
                array.remove(index);
            } else {
                array.set(index, value);
            }
        }
        return copy.toString();
    }
}
