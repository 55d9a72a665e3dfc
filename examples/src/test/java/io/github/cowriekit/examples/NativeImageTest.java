package io.github.cowriekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cowriekit.model.intel.FactsKinds;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what the modules tell GraalVM's native-image against their code. The metadata of cowrie-model is written by
 * {@code mvn -pl examples -am test -Dtest=NativeImageTest -Dsurefire.failIfNoSpecifiedTests=false -Dcowriekit.write=true}.
 */
class NativeImageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPPER = "io.github.cowriekit.json.internal.FactsMapper";
    private static final Path MODEL = metadata("cowrie-model");

    static Stream<String> modulesWithMetadata() throws IOException {
        return libraries().filter(module -> Files.exists(metadata(module)));
    }

    @ParameterizedTest
    @MethodSource("modulesWithMetadata")
    void isInTheFormatOfGraalVm(String module) throws IOException {
        assertThat(schema().validate(Files.readString(metadata(module)), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reflect\": [{\"type\": \"a.B\"}]}",
                "{\"reflection\": [{\"type\": \"a.B\", \"queryAllDeclaredMethods\": true}]}",
                "{\"resources\": [{\"condition\": {\"typeReachable\": \"a.B\"}, \"glob\": \"a/b.txt\"}]}",
                "{\"resources\": [{\"glob\": \"/a/b.txt\"}]}",
                "{\"resources\": [{\"glob\": \"a/b.txt\", \"bundle\": \"a.b\"}]}"
            })
    void refusesWhatGraalVmDoesNotKnow(String mistake) throws IOException {
        assertThat(schema().validate(mistake, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void keepsAllThatJacksonSeesOfTheModelAndNothingElse() throws IOException {
        String expected = modelMetadata();
        if (Boolean.getBoolean("cowriekit.write")) {
            Files.createDirectories(MODEL.getParent());
            Files.writeString(MODEL, expected);
        }

        assertThat(MODEL).as("see the comment of this test").hasContent(expected);
    }

    @Test
    void keepsTheMixInsOfTheMapper() throws Exception {
        Class<?> mapper = Class.forName(MAPPER);

        assertThat(texts("cowrie-json", "/reflection", "type"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(mapper.getDeclaredClasses())
                        .filter(Class::isInterface)
                        .map(Class::getName)
                        .toList());
    }

    @Test
    void keepsEveryResource() throws IOException {
        for (String module : libraries().toList()) {
            List<String> globs = texts(module, "/resources", "glob");
            assertThat(resources(module))
                    .as(module)
                    .allSatisfy(name -> assertThat(globs).anyMatch(glob -> matches(glob, name)));
        }
    }

    @ParameterizedTest
    @MethodSource("modulesWithMetadata")
    void namesNothingThatDoesNotExist(String module) throws IOException {
        JsonNode root = JSON.readTree(metadata(module).toFile());
        assertThat(Stream.concat(root.findValuesAsText("type").stream(), root.findValuesAsText("typeReached").stream()))
                .allSatisfy(name -> assertThatCode(
                                () -> Class.forName(name, false, getClass().getClassLoader()))
                        .doesNotThrowAnyException());
        List<String> resources = resources(module);
        assertThat(texts(module, "/resources", "glob"))
                .allSatisfy(glob -> assertThat(resources).anyMatch(name -> matches(glob, name)));
        assertThat(texts(module, "/resources", "bundle"))
                .allSatisfy(name ->
                        assertThatCode(() -> ResourceBundle.getBundle(name)).doesNotThrowAnyException());
    }

    /** Returns the names of the published modules; the command line is a program of its own. */
    private static Stream<String> libraries() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            return folders
                    .filter(folder -> Files.exists(folder.resolve("src/main/java/module-info.java")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Path metadata(String module) {
        return Path.of(
                "..",
                module,
                "src/main/resources/META-INF/native-image/io.github.cowriekit",
                module,
                "reachability-metadata.json");
    }

    /** Returns the names of what is loaded by name: what is below META-INF is found by others, or by nobody. */
    private static List<String> resources(String module) throws IOException {
        Path folder = Path.of("..", module, "target/classes");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("META-INF/") && !name.endsWith(".class"))
                    .toList();
        }
    }

    private static List<String> texts(String module, String list, String name) throws IOException {
        if (!Files.exists(metadata(module))) {
            return List.of();
        }
        JsonNode entries = JSON.readTree(metadata(module).toFile()).at(list);
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.has(name))
                .map(entry -> entry.get(name).asText())
                .toList();
    }

    private static boolean matches(String glob, String name) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(name));
    }

    private static String modelMetadata() {
        Map<String, String> entries = new TreeMap<>();
        for (Class<?> type : mapped()) {
            entries.put(type.getName(), """
                        {
                          "condition": {"typeReached": "%s"},
                          "type": "%s",
                          %s
                        }""".formatted(MAPPER, type.getName(), members(type))
                    .indent(4)
                    .stripTrailing());
        }
        return """
                {
                  "comment": "What Jackson looks at when cowrie-json maps facts; NativeImageTest writes this file.",
                  "reflection": [
                %s
                  ]
                }
                """.formatted(String.join(",\n", entries.values()));
    }

    private static String members(Class<?> type) {
        String methods = "\"allDeclaredMethods\": true";
        return type.isRecord() ? "\"allDeclaredConstructors\": true,\n  " + methods : methods;
    }

    /** Returns the records of facts, what their components hold, and the interfaces that all of these implement. */
    private static Iterable<Class<?>> mapped() {
        Map<String, Class<?>> found = new TreeMap<>();
        Deque<Type> open = new ArrayDeque<>(FactsKinds.all().values());
        while (!open.isEmpty()) {
            Type type = open.pop();
            if (type instanceof ParameterizedType generic) {
                open.addAll(List.of(generic.getActualTypeArguments()));
            } else if (type instanceof Class<?> seen
                    && seen.getName().startsWith("io.github.cowriekit.")
                    && found.putIfAbsent(seen.getName(), seen) == null) {
                open.addAll(List.of(seen.getInterfaces()));
                if (seen.isRecord()) {
                    for (RecordComponent component : seen.getRecordComponents()) {
                        open.push(component.getGenericType());
                    }
                }
            }
        }
        return found.values();
    }

    private static Schema schema() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/native-image/reachability-metadata.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }
}
