package io.github.cowriekit.parser.session;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.CheckpointException;
import io.github.cowriekit.parser.LogText;
import io.github.cowriekit.parser.SessionAssembler;
import io.github.cowriekit.parser.SessionLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssemblerSnapshotTest {
    private static final SessionLimits LIMITS = SessionLimits.standard();

    @Test
    void goesOnWithTheSameSessionsWhereverItIsTaken() {
        List<CowrieEvent> events = fixtures();
        SessionAssembler whole = SessionAssembler.create();
        List<Session> expected = new ArrayList<>();
        events.forEach(event -> whole.add(event, expected::add));
        whole.finish(expected::add);
        assertThat(expected).hasSizeGreaterThan(5);

        for (int i = 0; i <= events.size(); i++) {
            SessionAssembler first = SessionAssembler.create();
            List<Session> actual = new ArrayList<>();
            events.subList(0, i).forEach(event -> first.add(event, actual::add));
            SessionAssembler second = SessionAssembler.restore(LIMITS, first.snapshot());
            assertThat(second.heldBytes()).isEqualTo(first.heldBytes());
            assertThat(second.snapshot()).isEqualTo(first.snapshot());
            events.subList(i, events.size()).forEach(event -> second.add(event, actual::add));
            second.finish(actual::add);
            assertThat(actual).as("restored after event " + i).isEqualTo(expected);
        }
    }

    @Test
    void startsOverLikeNewOne() {
        List<CowrieEvent> events = fixtures();
        SessionAssembler assembler = SessionAssembler.create();
        List<Session> expected = new ArrayList<>();
        events.forEach(event -> assembler.add(event, expected::add));
        assertThatThrownBy(assembler::startOver).isInstanceOf(IllegalStateException.class);
        assembler.finish(expected::add);

        assembler.startOver();
        assertThat(assembler.logTime()).isEmpty();
        assertThat(assembler.snapshot()).isEqualTo(SessionAssembler.create().snapshot());
        List<Session> again = new ArrayList<>();
        events.forEach(event -> assembler.add(event, again::add));
        assembler.finish(again::add);
        assertThat(again).isEqualTo(expected);
    }

    /** As deep as the reader takes them; a snapshot that could be written and not read would stop a follower for good. */
    @Test
    void keepsValuesThatNestDeeply() {
        SessionAssembler assembler = SessionAssembler.create();
        List<Session> finished = new ArrayList<>();
        LogText log = LogText.of(
                line("session.connect", 0, ""), line("some.thing", 1, "\"deep\":" + "[".repeat(190) + "]".repeat(190)));
        assertThat(log.events()).hasSize(2);
        log.events().forEach(event -> assembler.add(event, finished::add));
        SessionAssembler.restore(LIMITS, assembler.snapshot()).finish(finished::add);

        assertThat(finished.get(0).notices()).hasSize(1);
    }

    @Test
    void keepsTextThatIsNoText() {
        SessionAssembler assembler = SessionAssembler.create();
        List<Session> finished = new ArrayList<>();
        LogText.of(
                        line("session.connect", 0, ""),
                        line("command.input", 1, "\"input\":\"\\ud800 \\u0000 \\u20ac \\u00ff\""))
                .events()
                .forEach(event -> assembler.add(event, finished::add));
        SessionAssembler.restore(LIMITS, assembler.snapshot()).finish(finished::add);

        assertThat(finished.get(0).commands())
                .extracting(Command::input)
                .containsExactly("\ud800 \u0000 \u20ac \u00ff");
    }

    @Test
    void areRefusedWhenTheyAreOfAnotherVersion() {
        byte[] snapshot = SessionAssembler.create().snapshot();
        snapshot[15] = 9;

        assertThatThrownBy(() -> SessionAssembler.restore(LIMITS, snapshot))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("version 9");
    }

    @Test
    void areRefusedWhenTheyAreDamaged() {
        SessionAssembler assembler = SessionAssembler.create();
        LogText.of(line("session.connect", 0, ""), line("command.input", 1, "\"input\":\"w\""))
                .events()
                .forEach(event -> assembler.add(event, s -> {}));
        byte[] snapshot = assembler.snapshot();

        for (int length = 0; length < snapshot.length; length++) {
            byte[] cut = Arrays.copyOf(snapshot, length);
            assertThatThrownBy(() -> SessionAssembler.restore(LIMITS, cut)).isInstanceOf(CheckpointException.class);
        }
        assertThatThrownBy(() -> SessionAssembler.restore(LIMITS, new byte[64]))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("not a snapshot");
    }

    /** Returns every kind of event, of one session and of several. */
    private static List<CowrieEvent> fixtures() {
        List<CowrieEvent> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/parser/events"))) {
            files.sorted().forEach(file -> events.addAll(eventsOf(file)));
            for (int generation = 1; generation <= 5; generation++) {
                events.addAll(
                        LogText.resource("generations/g" + generation + ".json").events());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private static List<CowrieEvent> eventsOf(Path file) {
        try {
            String text = Files.readString(file).replaceAll("\"session\": ?\"[^\"]*\"", "\"session\":\"s1\"");
            return LogText.of(text).events();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
