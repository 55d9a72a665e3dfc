package io.github.cowriekit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.assessment.technique.AttackTactic;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the tests of the exports have in common. */
final class ExportFixtures {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final Instant START = Instant.parse("2026-03-01T10:00:00.123456Z");
    static final AttackTechnique TECHNIQUE =
            new AttackTechnique("T1105", "Ingress Tool Transfer", List.of(AttackTactic.COMMAND_AND_CONTROL));
    static final AttackTechnique SUB_TECHNIQUE = new AttackTechnique(
            "T1059.004", "Command and Scripting Interpreter: Unix Shell", List.of(AttackTactic.EXECUTION));
    static final AttackTechnique TWO_TACTICS = new AttackTechnique(
            "T1098.004",
            "Account Manipulation: SSH Authorized Keys",
            List.of(AttackTactic.PERSISTENCE, AttackTactic.PRIVILEGE_ESCALATION));
    static final AttackTechnique WITHOUT_TACTICS = new AttackTechnique("T1110.001", "Password Guessing");

    private ExportFixtures() {}

    static String write(ReportFormat format, List<EnrichedSession> sessions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(sessions.stream(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Keeps what is written now as what is expected, if {@code -Dcowriekit.golden=write} says so. */
    static void writeIfAsked(String name, String written) {
        if ("write".equals(System.getProperty("cowriekit.golden"))) {
            try {
                Files.writeString(Path.of("src/test/resources/report/exports", name), written);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String resource(String name) {
        try (InputStream in = ExportFixtures.class.getResourceAsStream("/report/exports/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource(name), InputFormat.JSON);
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SessionBuilder session(String id, String address) {
        return Diary.session(id, address, SessionEnd.CLOSED).startedAt(START);
    }

    /** A session that has everything that is shared. */
    static EnrichedSession dropper(String id, String address, String url, String host, String sha256) {
        return EnrichedSession.of(session(id, address)
                .logins(List.of(Login.builder()
                        .username("root")
                        .password("admin")
                        .success(true)
                        .build()))
                .commands(List.of(new Command(START.plusSeconds(2), "wget " + url, false, null)))
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .url(url)
                        .host(host)
                        .sha256(sha256)
                        .destination("/tmp/x")
                        .build()))
                .build());
    }

    /** Sessions with different ids that have the payload in every text, and some that are large or empty. */
    static List<EnrichedSession> evil() {
        List<String> payloads = List.copyOf(EvilSessions.payloads().values());
        Stream<EnrichedSession> everywhere =
                IntStream.range(0, payloads.size()).mapToObj(i -> everywhere(payloads.get(i), i));
        return Stream.of(everywhere, Stream.of(large()), Stream.of(EnrichedSession.of(nothing())))
                .flatMap(sessions -> sessions)
                .toList();
    }

    private static EnrichedSession everywhere(String text, int number) {
        Session session = Session.builder("evil" + number + text, SessionEnd.CLOSED)
                .sensor(text)
                .protocol(text)
                .source(new Endpoint(text, 1))
                .destination(new Endpoint(text, 2))
                .startedAt(START.plusSeconds(number))
                .client(new Client(text, null, null, List.of()))
                .logins(List.of(Login.builder()
                        .username(text)
                        .password(text)
                        .success(true)
                        .build()))
                .commands(List.of(new Command(null, text, false, null)))
                .downloads(List.of(Download.builder(FileOrigin.URL)
                        .url("http://" + text + "/" + text)
                        .host(text)
                        .sha256("ab".repeat(32))
                        .destination("/tmp/" + text)
                        .build()))
                .build();
        return EnrichedSession.of(session);
    }

    /** Long lines, many of them, many files, a long password. */
    private static EnrichedSession large() {
        return EnrichedSession.of(session("large", "45.79.54.105")
                .logins(List.of(Login.builder()
                        .username("u".repeat(65_536))
                        .password("p".repeat(65_536))
                        .success(true)
                        .build()))
                .commands(IntStream.range(0, 27_742)
                        .mapToObj(
                                i -> new Command(null, i % 1_000 == 0 ? "x".repeat(100_000) : "echo " + i, false, null))
                        .toList())
                .downloads(IntStream.range(0, 10_000)
                        .mapToObj(i -> Download.builder(FileOrigin.URL)
                                .url("http://103.52.134.51/" + i)
                                .host("103.52.134.51")
                                .sha256(String.format("%064x", i))
                                .build())
                        .toList())
                .build());
    }

    private static Session nothing() {
        return Session.builder("nothing", SessionEnd.END_OF_INPUT)
                .downloads(Collections.nCopies(
                        1, Download.builder(FileOrigin.URL).failed(true).build()))
                .commands(List.of(new Command(null, "", false, null)))
                .build();
    }

    static void assertAscii(String text) {
        assertThat(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)))
                .as("visible ASCII and line feeds only")
                .isTrue();
    }
}
