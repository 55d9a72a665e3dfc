package io.github.cowriekit.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;

/**
 * What a line of the documentation has for jq: runs in this process, so that no build leaves it out, and where jq is installed in
 * jq as well, which must say the same.
 */
final class JqProgram {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Scope BUILT_IN = Scope.newEmptyScope();

    static {
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, BUILT_IN);
    }

    private final String flags;
    private final String program;

    /** Takes the words behind {@code jq}: flags, then the program. */
    JqProgram(List<String> words) {
        List<String> given =
                words.stream().takeWhile(word -> word.startsWith("-")).toList();
        flags = String.join("", given).replace("-", "");
        program = words.get(given.size());
        assertThat(flags).as("flags of jq that this class knows").matches("[rsc]*");
        assertThat(words).as("at most a file behind the program").hasSizeLessThanOrEqualTo(given.size() + 2);
    }

    /** Returns what it prints of lines of JSON. */
    String run(String lines) throws IOException {
        String printed = runHere(lines);
        if (isInstalled()) {
            assertThat(compact(runJq(lines))).as("jq " + program).isEqualTo(compact(printed));
        }
        return printed;
    }

    private String runHere(String lines) throws IOException {
        List<JsonNode> inputs = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            inputs.add(MAPPER.readTree(line));
        }
        if (flags.contains("s")) {
            ArrayNode all = MAPPER.createArrayNode().addAll(inputs);
            inputs.clear();
            inputs.add(all);
        }
        JsonQuery query = JsonQuery.compile(program, Versions.JQ_1_6);
        StringBuilder out = new StringBuilder();
        for (JsonNode input : inputs) {
            query.apply(
                    Scope.newChildScope(BUILT_IN),
                    input,
                    value -> out.append(printed(value)).append('\n'));
        }
        return out.toString();
    }

    private String printed(JsonNode value) {
        return value.isTextual() && flags.contains("r") ? value.textValue() : value.toString();
    }

    private String runJq(String lines) throws IOException {
        Path input = Files.createTempFile("sessions", ".ndjson");
        try {
            Files.writeString(input, lines);
            // compact, whatever the example says, since the layout of values is not what is compared
            Process process =
                    new ProcessBuilder("jq", "-c" + flags.replace("c", ""), program, input.toString()).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String problems = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(problems).as("jq " + program).isEmpty();
            return printed;
        } finally {
            Files.delete(input);
        }
    }

    /** Numbers are the same however they are written. */
    private static List<String> compact(String printed) {
        return printed.lines().map(JqProgram::compactLine).toList();
    }

    private static String compactLine(String line) {
        try {
            JsonNode value = MAPPER.readTree(line);
            return value.isNumber() ? String.valueOf(value.doubleValue()) : value.toString();
        } catch (JsonProcessingException noJson) {
            return line;
        }
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "jq")));
    }
}
