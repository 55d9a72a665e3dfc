package io.github.cowriekit.parser.tty;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.cowriekit.parser.RecordedLogs;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares recordings of a real Cowrie with what was really typed. */
@ParameterizedClass
@MethodSource("io.github.cowriekit.parser.RecordedLogs#roots")
class RealRecordingsTest {
    /**
     * What there is in the recorded sets.
     *
     * @param fits recordings of the session that logged them: all but those of killed telnet sessions, whose names carry no id
     * @param shared recordings that an earlier session made with the same input
     * @param sharedTold those that their times tell; what is left was recorded twice within a second, by sessions in parallel
     * @param typed sessions whose keys are known
     * @param logged sessions whose lines are compared with the commands in the log
     */
    private record Counts(int finished, int unfinished, int fits, int shared, int sharedTold, int typed, int logged) {
        static Counts of(Path root) {
            return root.equals(RecordedLogs.EXCERPT)
                    ? new Counts(9, 2, 10, 2, 2, 1, 3)
                    : new Counts(204, 6, 208, 89, 79, 2, 16);
        }
    }

    private final Path root;
    private final Counts counts;
    private final Map<String, Path> sets = new TreeMap<>();

    RealRecordingsTest(Path root) {
        this.root = root;
        this.counts = Counts.of(root);
        RecordedLogs.sets(root).stream()
                .filter(set -> Files.isDirectory(set.resolve("tty")))
                .forEach(set -> sets.put(set.getFileName().toString(), set));
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
        assertThat(finished).isEqualTo(counts.finished());
        assertThat(unfinished).isEqualTo(counts.unfinished());
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
        assertThat(fits).isEqualTo(counts.fits());
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
        assertThat(shared).isEqualTo(counts.shared());
        assertThat(told).isEqualTo(counts.sharedTold());
    }

    @Test
    void findsWhatWasTypedKeyByKey() throws IOException {
        JsonNode truth = new ObjectMapper().readTree(root.resolve("truth.json").toFile());
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
        assertThat(compared).isGreaterThanOrEqualTo(counts.typed());
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
        assertThat(compared).isGreaterThanOrEqualTo(counts.logged());
    }

    /** In both somebody mistypes {@code ls}, once as {@code lss} and once as {@code sl}, and erases that. */
    @Test
    void showsTheTerminal() {
        boolean isExcerpt = root.equals(RecordedLogs.EXCERPT);
        Path set = root.resolve(isExcerpt ? "rotating" : "plain");
        Session session = sessions(set).stream()
                .filter(candidate -> candidate.id().equals(isExcerpt ? "549e223d7e59" : "6a5b05e8ca74"))
                .findFirst()
                .orElseThrow();

        String transcript = fitting(set, session).get(0).transcript();

        assertThat(transcript)
                .contains(
                        isExcerpt
                                ? List.of(
                                        "root@web-prod-03:~# ls\n",
                                        "ls: cannot access /tmpp: No such file or directory\n")
                                : List.of("root@web-prod-03:~# pign 8.8.8.8\n", ":/tmp# ls\n", "cat /etc/psswd\n"))
                .doesNotContain(isExcerpt ? "sl" : "lss")
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
