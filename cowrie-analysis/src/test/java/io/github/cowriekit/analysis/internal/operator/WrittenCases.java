package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.OperatorRules;
import io.github.cowriekit.analysis.internal.data.Sha256;
import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyRecording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions that were written by hand, from {@code cases.txt} and {@code wider-cases.txt}. */
final class WrittenCases {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private WrittenCases() {}

    /** A session, what it is, and its recording if it has one. */
    record Case(
            String name,
            String kind,
            Session session,
            @Nullable TtyRecording recording) {
        LabelledVerdict judge(OperatorRules rules) {
            Analysis analysis = Analysis.builder()
                    .operatorRules(rules)
                    .recordings(any -> Stream.ofNullable(recording)
                            .map(found -> new TtyMatch(found.name(), TtyMatch.Status.FITS, null, found)))
                    .build();
            String truth = kind.endsWith("person") ? "person" : "program";
            String set = kind.startsWith("adversary") ? "adversary" : kind.startsWith("wider") ? "wider" : "plain";
            return new LabelledVerdict(
                    name, set, truth, analysis.assess(session).operator());
        }
    }

    static List<Case> all() {
        return Stream.of("cases.txt", "wider-cases.txt")
                .flatMap(name -> read(name).stream())
                .toList();
    }

    private static List<Case> read(String name) {
        try (InputStream in = WrittenCases.class.getResourceAsStream("/analysis/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*\n", "");
            return Arrays.stream(text.split("(?m)^case "))
                    .filter(block -> !block.isBlank())
                    .map(WrittenCases::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Case named(String name) {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Reads the lines of one case; the first is its name. */
    static Case parse(String block) {
        Draft draft = new Draft();
        List<String> lines = block.strip().lines().toList();
        lines.stream().skip(1).forEach(draft::line);
        return draft.build(lines.get(0));
    }

    /** A case that grows line by line. */
    private static final class Draft {
        private final List<Login> logins = new ArrayList<>();
        private final List<Command> commands = new ArrayList<>();
        private final List<Forward> forwards = new ArrayList<>();
        private final List<Upload> uploads = new ArrayList<>();
        private final List<Recording> logged = new ArrayList<>();
        private String kind = "";
        private String protocol = "ssh";
        private @Nullable String version;
        private @Nullable String hassh;
        private @Nullable TerminalSize terminal;
        private @Nullable Instant close;
        private @Nullable String keys;

        private void line(String line) {
            String word = line.substring(0, line.indexOf(' '));
            String rest = line.substring(line.indexOf(' ') + 1);
            switch (word) {
                case "kind" -> kind = rest;
                case "protocol" -> protocol = rest;
                case "client" -> version = rest;
                case "hassh" -> hassh = rest;
                case "terminal" -> terminal = size(rest);
                case "offers" ->
                    logins.add(Login.builder()
                            .at(START)
                            .publicKey(new PublicKey("ssh-ed25519", null, null))
                            .build());
                case "password" ->
                    logins.add(Login.builder()
                            .at(time(rest))
                            .username("root")
                            .password("wrong")
                            .build());
                case "login" ->
                    logins.add(Login.builder()
                            .at(time(rest))
                            .username("root")
                            .password("right")
                            .success(true)
                            .build());
                case "credential" -> {
                    String[] parts = rest.split(" ", 3);
                    String[] pair = parts[2].split("/", 2);
                    logins.add(Login.builder()
                            .at(time(parts[0]))
                            .username(pair[0])
                            .password(pair[1])
                            .success(parts[1].equals("ok"))
                            .build());
                }
                case "upload" ->
                    uploads.add(Upload.builder(FileOrigin.SFTP)
                            .at(START)
                            .filename(rest)
                            .build());
                case "keys" -> keys = rest;
                case "command" -> {
                    int blank = rest.indexOf(' ');
                    commands.add(new Command(time(rest.substring(0, blank)), rest.substring(blank + 1), false, null));
                }
                case "forward" ->
                    forwards.add(Forward.builder().at(START).targetHost(rest).build());
                case "recorded" -> {
                    // new, or again; with the line that came with the call, if one did
                    String[] parts = rest.split(" ", 2);
                    logged.add(Recording.builder()
                            .duplicate(parts[0].equals("again"))
                            .sha256(parts.length > 1 ? Sha256.hexOf(parts[1]) : "0".repeat(64))
                            .build());
                }
                case "close" -> close = time(rest);
                default -> throw new IllegalArgumentException(line);
            }
        }

        private Case build(String name) {
            KeyExchange kex = hassh == null
                    ? null
                    : new KeyExchange(hassh, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
            Session session = Session.builder(
                            "0123456789ab", close == null ? SessionEnd.END_OF_INPUT : SessionEnd.CLOSED)
                    .protocol(protocol)
                    .source(new Endpoint("192.0.2.1", 40_000))
                    .startedAt(START)
                    .endedAt(close)
                    .client(new Client(version, kex, terminal, List.of()))
                    .logins(logins)
                    .commands(commands)
                    .forwards(forwards)
                    .uploads(uploads)
                    .recordings(logged)
                    .build();
            return new Case(name, kind, session, keys == null ? null : recording());
        }

        private TtyRecording recording() {
            String[] manner = String.valueOf(keys).split(" ");
            return TtyRecording.builder("written", "00")
                    .keyStrokes(WrittenKeys.of(commands, START, manner[0], manner[1].equals("CR") ? "\r" : "\n"))
                    .transcript("")
                    .build();
        }

        private static TerminalSize size(String text) {
            String[] sides = text.split("x");
            return new TerminalSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        }

        private static Instant time(String seconds) {
            return START.plusMillis(Math.round(Double.parseDouble(seconds) * 1000));
        }
    }
}
