package io.github.cowriekit.parser.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Converts log lines to the formats of other tools, as their documentation and output show them. */
public final class Exports {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Exports() {}

    /** Makes a file of the lines of a log. */
    public interface Shape extends Function<List<String>, byte[]> {}

    /** Returns shapes that keep every event as it is, by name. */
    public static Map<String, Shape> lossless() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(
                "elasticdump",
                eachLine((line, i) -> "{\"_index\":\"i\",\"_id\":\"" + i + "\",\"_source\":" + line + "}"));
        shapes.put(
                "elasticsearch search",
                lines -> utf8("{\"took\":3,\"hits\":{\"total\":{\"value\":1},\"hits\":[" + hits(lines) + "]}}\n"));
        shapes.put(
                "elasticsearch search, indented",
                lines -> utf8(indented("{\"took\":3,\"hits\":{\"hits\":[" + hits(lines) + "]}}")));
        shapes.put("array of hits", lines -> utf8("[" + hits(lines) + "]"));
        shapes.put(
                "filebeat message",
                eachLine((line, i) -> "{\"@timestamp\":\"2030-01-01T00:00:00.000Z\",\"log\":{\"offset\":" + i
                        + "},\"message\":" + quoted(line) + "}"));
        shapes.put("filebeat json", eachLine((line, i) -> "{\"log\":{\"offset\":" + i + "},\"json\":" + line + "}"));
        shapes.put(
                "logstash event.original",
                eachLine((line, i) -> "{\"@timestamp\":\"2030-01-01T00:00:00.000Z\",\"event\":{\"original\":"
                        + quoted(line) + "},\"host\":\"h\"}"));
        shapes.put(
                "filebeat in elasticsearch",
                eachLine((line, i) -> "{\"_id\":\"" + i + "\",\"_source\":{\"message\":" + quoted(line)
                        + ",\"agent\":{\"type\":\"filebeat\"}}}"));
        shapes.put(
                "cowrie under its name",
                eachLine((line, i) -> "{\"event\":{\"module\":\"cowrie\"},\"cowrie\":" + line + "}"));
        shapes.put(
                "splunk export",
                eachLine((line, i) -> "{\"preview\":false,\"offset\":" + i + ",\"result\":{\"_raw\":" + quoted(line)
                        + ",\"host\":\"h\"}}"));
        shapes.put(
                "splunk results",
                lines -> utf8("{\"results\":["
                        + lines.stream()
                                .map(line -> "{\"_raw\":" + quoted(line) + "}")
                                .collect(Collectors.joining(",")) + "]}"));
        shapes.put("splunk collector", eachLine((line, i) -> "{\"time\":1,\"event\":" + line + ",\"source\":\"s\"}"));
        shapes.put(
                "wazuh full_log",
                eachLine((line, i) ->
                        "{\"timestamp\":\"2030-01-01T00:00:00.000+0000\",\"rule\":{\"level\":3},\"full_log\":"
                                + quoted(line) + ",\"data\":" + line + "}"));
        shapes.put(
                "docker json-file",
                eachLine((line, i) -> "{\"log\":" + quoted(line + "\n") + ",\"stream\":\"stdout\"}"));
        shapes.put(
                "cloudwatch events",
                lines -> utf8("{\"events\":["
                        + lines.stream()
                                .map(line -> "{\"timestamp\":1709632800100,\"message\":" + quoted(line) + "}")
                                .collect(Collectors.joining(","))
                        + "]}"));
        shapes.put(
                "cloudwatch insights",
                lines -> utf8("{\"results\":["
                        + lines.stream()
                                .map(line -> "[{\"field\":\"@message\",\"value\":" + quoted(line)
                                        + "},{\"field\":\"@ptr\",\"value\":\"x\"}]")
                                .collect(Collectors.joining(","))
                        + "],\"status\":\"Complete\"}"));
        shapes.put("journald", eachLine((line, i) -> "{\"_HOSTNAME\":\"h\",\"MESSAGE\":" + quoted(line) + "}"));
        shapes.put("journald bytes", eachLine((line, i) -> "{\"MESSAGE\":" + bytes(line) + "}"));
        shapes.put("loki logcli", eachLine((line, i) -> "{\"labels\":{\"job\":\"c\"},\"line\":" + quoted(line) + "}"));
        shapes.put(
                "loki query",
                lines -> utf8("{\"status\":\"success\",\"data\":{\"result\":[{\"stream\":{},\"values\":["
                        + lines.stream()
                                .map(line -> "[\"17096328000\"," + quoted(line) + "]")
                                .collect(Collectors.joining(","))
                        + "]}]}}"));
        shapes.put(
                "gelf",
                eachLine((line, i) -> renamed(line, "_", "{\"version\":\"1.1\",\"short_message\":\"cowrie\"}")));
        shapes.put("flattened", eachLine((line, i) -> renamed(line, "json.", "{\"@version\":\"1\"}")));
        shapes.put("wrapped list", lines -> utf8("{\"sensor\":\"x\",\"events\":[" + String.join(",", lines) + "]}"));
        shapes.put("google cloud", eachLine((line, i) -> "{\"insertId\":\"" + i + "\",\"jsonPayload\":" + line + "}"));
        shapes.put(
                "opentelemetry",
                lines -> utf8("{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":["
                        + lines.stream()
                                .map(line -> "{\"body\":{\"stringValue\":" + quoted(line) + "}}")
                                .collect(Collectors.joining(","))
                        + "]}]}]}"));
        shapes.put("mongoexport", eachLine((line, i) -> "{\"_id\":{\"$oid\":\"5f\"},\"payload\":" + mongo(line) + "}"));
        shapes.put("array", lines -> utf8("[" + String.join(",", lines) + "]"));
        shapes.put("other order and spaces", eachLine((line, i) -> reordered(line)));
        shapes.put("compose", eachLine((line, i) -> "cowrie-1  | " + line));
        shapes.put("compose, coloured", eachLine((line, i) -> "\u001b[36mcowrie-1  | \u001b[0m" + line));
        shapes.put("cri", eachLine((line, i) -> "2024-03-05T10:00:00.100000123Z stdout F " + line));
        shapes.put("docker timestamps", eachLine((line, i) -> "2024-03-05T10:00:00.100000123Z " + line));
        shapes.put("syslog 3164", eachLine((line, i) -> "<134>Mar  5 10:00:00 sensor1 cowrie[12]: " + line));
        shapes.put(
                "syslog 5424",
                eachLine((line, i) -> "<134>1 2024-03-05T10:00:00.000Z sensor1 cowrie 1234 - - " + line));
        shapes.put("journalctl", eachLine((line, i) -> "Mar 05 10:00:00 sensor1 cowrie[1234]: " + line));
        shapes.put("fluentd file", eachLine((line, i) -> "2024-03-05T10:00:00.100000Z\tcowrie.json\t" + line));
        shapes.put("kubectl prefix", eachLine((line, i) -> "[pod/cowrie-5d4f/cowrie] " + line));
        shapes.put("logcli text", eachLine((line, i) -> "2024-03-05T10:00:00Z {job=\"cowrie\"} " + line));
        shapes.put("grep", eachLine((line, i) -> "cowrie.json.1:" + (i + 1) + ":" + line));
        shapes.put("utf-16, mark", encoded(StandardCharsets.UTF_16));
        shapes.put("utf-16le", encoded(StandardCharsets.UTF_16LE));
        shapes.put("utf-16be", encoded(StandardCharsets.UTF_16BE));
        return shapes;
    }

    /** Returns shapes that write values as text or times as numbers, so that the records of unknown events may differ. */
    public static Map<String, Shape> retyped() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("wazuh data", eachLine((line, i) -> "{\"rule\":{\"level\":3},\"data\":" + allTexts(line) + "}"));
        shapes.put("elasticsearch fields", eachLine((line, i) -> "{\"_id\":\"x\",\"fields\":" + listed(line) + "}"));
        shapes.put("t-pot", eachLine((line, i) -> "{\"_source\":" + line.replace("\"dst_", "\"dest_") + "}"));
        shapes.put("epoch numbers", eachLine((line, i) -> timed(line)));
        shapes.put(
                "NaN", eachLine((line, i) -> line.substring(0, line.length() - 1) + ",\"lat\":NaN,\"lon\":-Infinity}"));
        return shapes;
    }

    public static Shape eachLine(BiFunction<String, Integer, String> change) {
        return lines -> utf8(IntStream.range(0, lines.size())
                .mapToObj(i -> change.apply(lines.get(i), i) + "\n")
                .collect(Collectors.joining()));
    }

    private static Shape encoded(Charset charset) {
        return lines -> (String.join("\r\n", lines) + "\r\n").getBytes(charset);
    }

    private static String hits(List<String> lines) {
        return lines.stream()
                .map(line -> "{\"_id\":\"x\",\"_source\":" + line + "}")
                .collect(Collectors.joining(","));
    }

    private static String renamed(String line, String prefix, String rest) {
        ObjectNode event = (ObjectNode) tree(rest);
        tree(line).properties().forEach(entry -> event.set(prefix + entry.getKey(), entry.getValue()));
        return event.toString();
    }

    private static String mongo(String line) {
        ObjectNode event = (ObjectNode) tree(line);
        event.properties().forEach(entry -> {
            if (entry.getValue().isIntegralNumber()) {
                entry.setValue(JSON.createObjectNode()
                        .put("$numberLong", entry.getValue().asText()));
            }
        });
        event.set(
                "timestamp",
                JSON.createObjectNode().put("$date", event.get("timestamp").asText()));
        return event.toString();
    }

    private static String allTexts(String line) {
        ObjectNode event = (ObjectNode) tree(line);
        event.properties().forEach(entry -> {
            if (entry.getValue().isValueNode()) {
                entry.setValue(JSON.getNodeFactory().textNode(entry.getValue().asText()));
            }
        });
        return event.toString();
    }

    private static String listed(String line) {
        ObjectNode event = (ObjectNode) tree(line);
        event.properties().forEach(entry -> {
            if (entry.getValue().isValueNode()) {
                entry.setValue(JSON.createArrayNode().add(entry.getValue()));
            }
        });
        return event.toString();
    }

    private static String timed(String line) {
        ObjectNode event = (ObjectNode) tree(line);
        Instant time = Instant.parse(event.get("timestamp").asText().replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"));
        event.put("timestamp", new BigDecimal(time.getEpochSecond() + "." + "%09d".formatted(time.getNano())));
        return event.toString();
    }

    private static String reordered(String line) {
        ObjectNode event = JSON.createObjectNode();
        JsonNode tree = tree(line);
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        names.forEach(name -> event.set(name, tree.get(name)));
        return " " + event.toString().replaceFirst("^\\{", "{ ");
    }

    private static String bytes(String line) {
        ArrayNode bytes = JSON.createArrayNode();
        for (byte b : line.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b & 0xff);
        }
        return bytes.toString();
    }

    private static String indented(String json) {
        return tree(json).toPrettyString();
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
