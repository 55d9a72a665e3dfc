package io.github.cowriekit.parser.internal;

import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.event.ClientVar;
import io.github.cowriekit.model.event.CommandFailed;
import io.github.cowriekit.model.event.CommandInput;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.DirectTcpipData;
import io.github.cowriekit.model.event.DirectTcpipJa4;
import io.github.cowriekit.model.event.DirectTcpipJa4h;
import io.github.cowriekit.model.event.DirectTcpipRequest;
import io.github.cowriekit.model.event.FileDownload;
import io.github.cowriekit.model.event.FileDownloadFailed;
import io.github.cowriekit.model.event.FileUpload;
import io.github.cowriekit.model.event.LogClosed;
import io.github.cowriekit.model.event.LogOpen;
import io.github.cowriekit.model.event.LoginAttempt;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The lists of a session, and which event goes into which. Not thread-safe. */
final class SessionItems {
    private final BoundedList<Login> logins;
    private final BoundedList<EnvironmentVariable> environment;
    private final BoundedList<Notice> notices;
    private final CommandList commands;
    private final FileLists files;
    private final ForwardList forwards;
    private final RecordingList recordings;

    SessionItems(int maxItems, Budget budget) {
        this.logins = new BoundedList<>("logins", maxItems, budget);
        this.environment = new BoundedList<>("environment", maxItems, budget);
        this.notices = new BoundedList<>("notices", maxItems, budget);
        this.commands = new CommandList(maxItems, budget);
        this.files = new FileLists(maxItems, budget);
        this.forwards = new ForwardList(maxItems, budget);
        this.recordings = new RecordingList(maxItems, budget);
    }

    /** Puts an event where it belongs; returns false if there is no other place for it than the notices. */
    boolean place(CowrieEvent event) {
        if (event instanceof CommandInput command) {
            commands.add(command);
            return true;
        }
        if (event instanceof CommandFailed failure) {
            return commands.fail(failure);
        }
        if (event instanceof LoginAttempt login) {
            add(login);
            return true;
        }
        if (event instanceof ClientVar variable) {
            environment.add(
                    new EnvironmentVariable(variable.name(), variable.value()),
                    Budget.element(variable.name(), variable.value()));
            return true;
        }
        return placeFile(event) || placeForward(event) || placeRecording(event);
    }

    void notice(CowrieEvent event) {
        Map<String, Object> attributes = event.attributes();
        notices.add(
                new Notice(event.timestamp(), event.eventId(), attributes),
                Budget.element(event.eventId()) + Budget.weigh(attributes));
    }

    List<EnvironmentVariable> environment() {
        return environment.elements();
    }

    /** Adds the lists to a record, and what was cut from them to the given counts. */
    SessionBuilder addTo(SessionBuilder session, Map<String, Long> truncated) {
        logins.countCut(truncated);
        commands.countCut(truncated);
        files.countCut(truncated);
        forwards.countCut(truncated);
        recordings.countCut(truncated);
        environment.countCut(truncated);
        notices.countCut(truncated);
        return session.logins(logins.elements())
                .commands(commands.elements())
                .downloads(files.downloads())
                .uploads(files.uploads())
                .forwards(forwards.elements())
                .recordings(recordings.elements())
                .notices(notices.elements())
                .truncated(truncated);
    }

    void save(StateOutput out) throws IOException {
        logins.save(out);
        environment.save(out);
        notices.save(out);
        commands.save(out);
        files.save(out);
        forwards.save(out);
        recordings.save(out);
    }

    void restore(StateInput in) throws IOException {
        logins.restore(in, Login.class);
        environment.restore(in, EnvironmentVariable.class);
        notices.restore(in, Notice.class);
        commands.restore(in);
        files.restore(in);
        forwards.restore(in);
        recordings.restore(in);
    }

    private void add(LoginAttempt login) {
        PublicKey key = login.publicKey();
        long bytes = Budget.element(login.username(), login.password())
                + (key == null ? 0 : Budget.element(key.type(), key.fingerprint(), key.key()));
        logins.add(new Login(login.timestamp(), login.username(), login.password(), key, login.success()), bytes);
    }

    private boolean placeFile(CowrieEvent event) {
        if (event instanceof FileDownload download) {
            files.add(download);
            return true;
        }
        if (event instanceof FileDownloadFailed download) {
            files.add(download);
            return true;
        }
        if (event instanceof FileUpload upload) {
            files.add(upload);
            return true;
        }
        return false;
    }

    private boolean placeForward(CowrieEvent event) {
        if (event instanceof DirectTcpipRequest request) {
            forwards.add(request);
            return true;
        }
        if (event instanceof DirectTcpipData data) {
            return forwards.addData(data);
        }
        if (event instanceof DirectTcpipJa4 tls) {
            return forwards.addJa4(tls);
        }
        return event instanceof DirectTcpipJa4h http && forwards.addJa4h(http);
    }

    private boolean placeRecording(CowrieEvent event) {
        if (event instanceof LogOpen opened) {
            recordings.add(opened);
            return true;
        }
        if (event instanceof LogClosed recording) {
            recordings.add(recording);
            return true;
        }
        return false;
    }
}
