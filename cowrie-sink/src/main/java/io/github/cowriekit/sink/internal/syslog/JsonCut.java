package io.github.cowriekit.sink.internal.syslog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.sink.internal.alert.AsciiJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes a JSON object fit, and leaves it JSON: texts are cut to 512 characters, then lists lose their last elements, the
 * longest list first, then texts are cut to 64 characters, and at last the largest members are left out.
 */
final class JsonCut {
    private static final ObjectMapper JSON = new ObjectMapper(AsciiJson.factory());
    private static final int LONG_TEXT = 512;
    private static final int SHORT_TEXT = 64;

    private JsonCut() {}

    /** Returns the object, which is ASCII, in at most so many characters. */
    static String fit(String object, int maxLength) {
        if (object.length() <= maxLength) {
            return object;
        }
        try {
            ObjectNode root = (ObjectNode) JSON.readTree(object);
            cutTexts(root, LONG_TEXT);
            while (length(root) > maxLength && shortenList(root)) {
                // one list at a time
            }
            if (length(root) > maxLength) {
                cutTexts(root, SHORT_TEXT);
            }
            while (length(root) > maxLength && !root.isEmpty()) {
                removeLargest(root);
            }
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int length(JsonNode node) {
        try {
            return JSON.writeValueAsString(node).length();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean shortenList(JsonNode root) {
        List<ArrayNode> lists = new ArrayList<>();
        collect(root, lists);
        lists.removeIf(list -> list.size() < 2);
        if (lists.isEmpty()) {
            return false;
        }
        ArrayNode longest =
                lists.stream().max(Comparator.comparingInt(JsonCut::length)).orElseThrow();
        int kept = longest.size() / 2;
        while (longest.size() > kept) {
            longest.remove(longest.size() - 1);
        }
        return true;
    }

    private static void collect(JsonNode node, List<ArrayNode> lists) {
        if (node instanceof ArrayNode list) {
            lists.add(list);
        }
        node.forEach(child -> collect(child, lists));
    }

    private static void cutTexts(JsonNode node, int most) {
        Function<JsonNode, JsonNode> shorter = child -> {
            cutTexts(child, most);
            return child.isTextual() && child.textValue().length() > most
                    ? JSON.getNodeFactory().textNode(AsciiJson.clean(child.textValue(), most))
                    : child;
        };
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(shorter.apply(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, shorter.apply(array.get(i)));
            }
        }
    }

    private static void removeLargest(ObjectNode root) {
        String largest = "";
        int most = -1;
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            int length = length(field.getValue());
            if (length > most) {
                most = length;
                largest = field.getKey();
            }
        }
        root.remove(largest);
    }
}
