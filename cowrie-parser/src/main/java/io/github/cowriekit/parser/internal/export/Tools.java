package io.github.cowriekit.parser.internal.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Names the tool that hands out events in a place, for messages. */
final class Tools {
    private static final Map<Pattern, String> BY_PATH = new LinkedHashMap<>();

    static {
        put("_source|fields", "Elasticsearch or OpenSearch");
        put("line|values\\[\\]\\[\\]", "Loki");
        put("_raw|result", "Splunk");
        put("full_log", "Wazuh");
        put("MESSAGE", "journald");
        put("original", "Logstash or the Elastic Agent");
        put("events\\[\\]\\.message|logEvents|value", "CloudWatch");
        put("full_message|short_message|_", "Graylog");
        put("jsonPayload|textPayload", "Google Cloud Logging");
        put("stringValue", "OpenTelemetry");
        put("log", "Docker, Fluentd or Fluent Bit");
        put("json|message", "Filebeat or Logstash");
    }

    private Tools() {}

    private static void put(String keys, String tool) {
        BY_PATH.put(Pattern.compile("(?:^|[.\\]])(?:" + keys + ")(?:$|[.\\[])"), tool);
    }

    static String of(String path) {
        for (Map.Entry<Pattern, String> entry : BY_PATH.entrySet()) {
            if (entry.getKey().matcher(path).find()) {
                return "an export of " + entry.getValue();
            }
        }
        return "an export of another tool";
    }
}
