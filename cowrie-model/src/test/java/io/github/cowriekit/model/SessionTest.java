package io.github.cowriekit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cowriekit.model.intel.Observable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final String HASH = "a8460f446be540410004b1a8db4083773fa46f7fe76fa84219c93daa1669f8f2";

    @Test
    void namesEachSubjectOnceSourceFirst() {
        Download download = Download.builder(FileOrigin.URL)
                .host("203.0.113.4")
                .url("http://203.0.113.4/x")
                .sha256(HASH)
                .build();
        Upload upload =
                Upload.builder(FileOrigin.SCP).url("/tmp/x").sha256(HASH).build();
        Session session = Session.builder("s", SessionEnd.CLOSED)
                .source(new Endpoint("198.51.100.1", 4))
                .downloads(List.of(download, download))
                .uploads(List.of(upload))
                .build();

        assertThat(session.observables())
                .containsExactly(
                        Observable.ip("198.51.100.1"),
                        Observable.ip("203.0.113.4"),
                        Observable.url("http://203.0.113.4/x"),
                        Observable.sha256(HASH));
    }

    @Test
    void namesNothingWhenNothingIsKnown() {
        assertThat(Session.builder("s", SessionEnd.CLOSED).build().observables())
                .isEmpty();
        assertThat(Session.builder("s", SessionEnd.CLOSED)
                        .source(new Endpoint("", null))
                        .build()
                        .observables())
                .isEmpty();
    }

    @Test
    void keepsItsOwnCopies() {
        List<Command> commands = new ArrayList<>(List.of(new Command(null, "w", false, null)));
        Map<String, Long> counts = new LinkedHashMap<>(Map.of("a", 1L));
        Set<Incomplete> incomplete = EnumSet.of(Incomplete.NO_CLOSE);
        Session session = Session.builder("s", SessionEnd.END_OF_INPUT)
                .commands(commands)
                .eventCounts(counts)
                .incomplete(incomplete)
                .build();
        commands.clear();
        counts.clear();
        incomplete.clear();

        assertThat(session.commands()).hasSize(1);
        assertThat(session.eventCounts()).hasSize(1);
        assertThat(session.incomplete()).hasSize(1);
        assertThatThrownBy(() -> session.eventCounts().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> session.incomplete().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void findsTheLoginThatSucceeded() {
        Login failed = Login.builder().username("a").build();
        Login succeeded = Login.builder().username("b").success(true).build();
        Session session = Session.builder("s", SessionEnd.CLOSED)
                .logins(List.of(failed, succeeded))
                .build();

        assertThat(session.successfulLogin()).contains(succeeded);
    }

    @Test
    void readsItsLabelsBack() {
        for (SessionEnd end : SessionEnd.values()) {
            assertThat(SessionEnd.of(end.label())).isEqualTo(end);
        }
        for (Incomplete reason : Incomplete.values()) {
            assertThat(Incomplete.of(reason.label())).isEqualTo(reason);
        }
        for (FileOrigin origin : FileOrigin.values()) {
            assertThat(FileOrigin.of(origin.label())).isEqualTo(origin);
        }
        assertThatThrownBy(() -> SessionEnd.of("burnt")).hasMessage("no SessionEnd: burnt");
    }

    @Test
    void countsCommandsThatFailed() {
        Session session = Session.builder("s", SessionEnd.CLOSED)
                .commands(List.of(
                        new Command(null, "id", false, null),
                        new Command(null, "exot", true, null),
                        new Command(null, "sl", true, null)))
                .build();

        assertThat(session.failedCommands()).isEqualTo(2);
        assertThat(session.successfulLogin()).isEmpty();
    }

    @Test
    void takesForALineOfTheShellWhatNoProgramRead() {
        assertThat(new Command(null, "id", false, null).isShellLine()).isTrue();
        assertThat(new Command(null, "secret", false, "passwd").isShellLine()).isFalse();
        assertThat(new Command(null, "#!/bin/sh", false, null, Command.STDIN).isShellLine())
                .isFalse();
        assertThat(new Command(null, "id", false, null).loggedAs()).isEqualTo(Command.INPUT);
    }

    @Test
    void asksNobodyAboutAnUploadWithoutAHost() {
        Upload upload = Upload.builder(FileOrigin.SFTP)
                .url("sftp://203.0.113.9/x")
                .host("203.0.113.9")
                .build();
        Session session = Session.builder("s", SessionEnd.CLOSED)
                .uploads(List.of(
                        upload, Upload.builder(FileOrigin.SCP).url("/tmp/x").build()))
                .build();

        assertThat(session.observables())
                .containsExactly(Observable.ip("203.0.113.9"), Observable.url("sftp://203.0.113.9/x"));
    }

    @Test
    void hasAnEndpointThatIsUnknownUntilSomethingIsKnown() {
        assertThat(Session.builder("s", SessionEnd.CLOSED).build().source().isUnknown())
                .isTrue();
        assertThat(new Endpoint(null, 22).isUnknown()).isFalse();
        assertThat(new Endpoint("192.0.2.1", null).isUnknown()).isFalse();
    }

    @Test
    void hasTheHasshOfItsKeyExchange() {
        KeyExchange kex = KeyExchange.builder().hassh("a".repeat(32)).build();

        assertThat(new Client(null, kex, null, List.of()).hassh()).isEqualTo("a".repeat(32));
        assertThat(Client.UNKNOWN.hassh()).isNull();
    }
}
