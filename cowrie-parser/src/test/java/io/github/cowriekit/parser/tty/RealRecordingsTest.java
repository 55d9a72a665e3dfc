package io.github.cowriekit.parser.tty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.model.Artefact;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.FileType;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.tty.KeyStroke;
import io.github.cowriekit.model.tty.TtyMatch;
import io.github.cowriekit.model.tty.TtyMatch.Status;
import io.github.cowriekit.model.tty.TtyProblem;
import io.github.cowriekit.model.tty.TtyRecording;
import io.github.cowriekit.model.tty.TypedLine;
import io.github.cowriekit.parser.Artefacts;
import io.github.cowriekit.parser.CowrieLog;
import io.github.cowriekit.parser.TtyLog;
import io.github.cowriekit.parser.TtyLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Compares recordings of a real Cowrie with what was really typed. They are not part of the project; without them the
 * tests are skipped with a message.
 */
class RealRecordingsTest {
    private static final Path RECORDED = Path.of("..", "..", "shared", "cowrie3");

    private final Map<String, Path> sets = new TreeMap<>();

    @BeforeEach
    void findSets() throws IOException {
        assumeTrue(Files.isDirectory(RECORDED), "no real recordings beside the project at " + RECORDED + ": skipped");
        try (var folders = Files.list(RECORDED)) {
            folders.filter(folder -> Files.isDirectory(folder.resolve("tty")))
                    .forEach(folder -> sets.put(folder.getFileName().toString(), folder));
        }
        assertThat(sets).isNotEmpty();
    }

    private static List<Session> sessions(Path set) {
        try (var sessions = CowrieLog.in(set).onProblem(problem -> {}).sessions()) {
            return sessions.toList();
        }
    }

    private static List<TtyRecording> fitting(Path set, Session session) {
        return TtyLogs.beside(set)
                .orElseThrow()
                .of(session)
                .filter(match -> match.status() == Status.FITS)
                .flatMap(match -> Stream.ofNullable(match.recording()))
                .toList();
    }

    @Test
    void readsEveryRecording() throws IOException {
        int finished = 0;
        int unfinished = 0;
        for (Path set : sets.values()) {
            List<Path> files;
            try (var list = Files.list(set.resolve("tty"))) {
                files = list.sorted().toList();
            }
            for (Path file : files) {
                TtyRecording recording = TtyLog.of(file).read();
                if (recording.name().endsWith(".log")) {
                    unfinished++;
                    assertThat(recording.problems())
                            .extracting(TtyProblem::kind)
                            .containsExactly(TtyProblem.Kind.UNFINISHED);
                } else {
                    finished++;
                    assertThat(recording.problems()).as("%s", file).isEmpty();
                    assertThat(recording.sha256()).isEqualTo(recording.name());
                }
                assertThat(recording.truncated()).isEmpty();
                assertThat(recording.transcript().chars().filter(c -> c < ' ' && c != '\n' && c != '\t'))
                        .isEmpty();
            }
        }
        assertThat(finished).isEqualTo(204);
        assertThat(unfinished).isEqualTo(6);
    }

    @Test
    void matchesEachRecordingToTheSessionThatMadeIt() {
        int fits = 0;
        for (Path set : sets.values()) {
            TtyLogs logs = TtyLogs.beside(set).orElseThrow();
            for (Session session : sessions(set)) {
                List<TtyMatch> matches = logs.of(session).toList();
                for (int i = 0; i < session.recordings().size(); i++) {
                    Recording logged = session.recordings().get(i);
                    assertThat(matches.get(i).status())
                            .as(
                                    "%s %s: %s",
                                    session.id(), logged, matches.get(i).reason())
                            .isEqualTo(Boolean.TRUE.equals(logged.duplicate()) ? Status.SHARED : Status.FITS);
                }
                fits += (int) matches.stream()
                        .filter(match -> match.status() == Status.FITS)
                        .count();
            }
        }
        // all that are there but the two of killed telnet sessions, whose names carry no id
        assertThat(fits).isEqualTo(208);
    }

    @Test
    void tellsMostSharedRecordingsByTheirTimesAlone() {
        long shared = 0;
        long told = 0;
        for (Path set : sets.values()) {
            TtyLogs logs = TtyLogs.beside(set).orElseThrow();
            for (Session session : sessions(set)) {
                List<Recording> unmarked = session.recordings().stream()
                        .filter(recording -> Boolean.TRUE.equals(recording.duplicate()))
                        .map(recording -> Recording.builder()
                                .ttylog(recording.ttylog())
                                .at(recording.at())
                                .build())
                        .toList();
                Session old = Session.builder(session.id(), session.end())
                        .startedAt(session.startedAt())
                        .endedAt(session.endedAt())
                        .recordings(unmarked)
                        .build();
                shared += unmarked.size();
                told += logs.of(old)
                        .limit(unmarked.size())
                        .filter(match -> match.status() == Status.OTHER_TIME)
                        .count();
            }
        }
        // what is left was recorded twice within a second, by sessions in parallel
        assertThat(shared).isEqualTo(89);
        assertThat(told).isEqualTo(79);
    }

    @Test
    void findsWhatWasTypedKeyByKey() throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(RECORDED.resolve("truth.json").toFile());
        int compared = 0;
        for (JsonNode row : truth) {
            Path set = sets.get(row.get("set").asText());
            if (!row.path("typed").isArray() || row.get("typed").isEmpty() || set == null) {
                continue;
            }
            String id = row.get("connections").get(0).get("session").asText();
            Session session = sessions(set).stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            for (TtyRecording recording : fitting(set, session)) {
                compared++;
                assertThat(recording.lines())
                        .extracting(
                                line -> line.typed().replace("\u007f", "<B>").replace("\u001b[A", "<UP>"))
                        .isEqualTo(texts(row.get("typed")));
                assertThat(recording.lines()).extracting(TypedLine::run).isEqualTo(texts(row.get("commands")));
                assertThat(recording.lines()).noneMatch(TypedLine::pasted);
                assertThat(recording.keyStrokes()).noneMatch(KeyStroke::burst);
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(2);
    }

    /** What Cowrie logged as commands was typed, in this order; the rest of the lines were input of programs. */
    @Test
    void makesTheCommandsThatCowrieLogged() {
        int compared = 0;
        for (Path set : sets.values()) {
            for (Session session : sessions(set)) {
                List<TtyRecording> recordings = fitting(set, session);
                if (recordings.size() != 1
                        || recordings.get(0).lines().isEmpty()
                        || session.recordings().size() > 1) {
                    continue;
                }
                compared++;
                List<String> lines = new ArrayList<>(
                        recordings.get(0).lines().stream().map(TypedLine::run).toList());
                for (Command command : session.commands()) {
                    if (command.input().contains("\n")) {
                        // a script that was piped into a shell
                        continue;
                    }
                    int at = lines.indexOf(command.input());
                    assertThat(at)
                            .as("%s %s in %s", session.id(), shortened(command.input()), shortened(lines.toString()))
                            .isNotNegative();
                    lines.subList(0, at + 1).clear();
                }
            }
        }
        assertThat(compared).isGreaterThan(15);
    }

    @Test
    void showsTheTerminal() {
        Path set = RECORDED.resolve("plain");
        Session session = sessions(set).stream()
                .filter(candidate -> candidate.id().equals("6a5b05e8ca74"))
                .findFirst()
                .orElseThrow();

        String transcript = fitting(set, session).get(0).transcript();

        assertThat(transcript)
                .contains("root@web-prod-03:~# pign 8.8.8.8\n")
                .contains(":/tmp# ls\n")
                .contains("cat /etc/psswd\n")
                .doesNotContain("lss")
                .doesNotContain("\u001b");
    }

    @Test
    void saysWhatBecameOfEveryFile() {
        Map<Artefact.Status, Long> statuses = new TreeMap<>();
        Map<FileType.Kind, Long> kinds = new TreeMap<>();
        for (Path set : sets.values()) {
            Artefacts.beside(set)
                    .ifPresent(artefacts -> sessions(set).stream()
                            .flatMap(artefacts::of)
                            .distinct()
                            .forEach(artefact -> {
                                statuses.merge(artefact.status(), 1L, Long::sum);
                                Stream.ofNullable(artefact.type())
                                        .forEach(type -> kinds.merge(type.kind(), 1L, Long::sum));
                            }));
        }

        assertThat(statuses).containsOnlyKeys(Artefact.Status.INTACT);
        assertThat(kinds)
                .containsKeys(
                        FileType.Kind.ELF,
                        FileType.Kind.SHELL_SCRIPT,
                        FileType.Kind.HTML,
                        FileType.Kind.SSH_PUBLIC_KEY,
                        FileType.Kind.TEXT);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
