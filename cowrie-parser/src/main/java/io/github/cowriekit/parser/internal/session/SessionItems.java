package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.EnvironmentVariable;
import io.github.cowriekit.model.Forward;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Notice;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.model.event.FileDownload;
import io.github.cowriekit.model.event.FileDownloadFailed;
import io.github.cowriekit.model.event.FileUpload;
import io.github.cowriekit.model.event.LogClosed;
import io.github.cowriekit.model.event.LogOpen;
import io.github.cowriekit.model.event.LoginAttempt;
import io.github.cowriekit.model.event.SessionInput;
import io.github.cowriekit.model.event.client.ClientVar;
import io.github.cowriekit.model.event.command.CommandFailed;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.model.event.command.CommandSuccess;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipData;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipJa4;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipJa4h;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipRequest;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a session, and which event goes into which. A list is made when its first element comes, since most
 * sessions need one or two of them. Not thread-safe.
 */
public final class SessionItems {
    private final int maxItems;
    private final MemoryBudget budget;
    private @Nullable BoundedList<Login> logins;
    private @Nullable BoundedList<EnvironmentVariable> environment;
    private @Nullable BoundedList<Notice> notices;
    private @Nullable CommandList commands;
    private @Nullable FileLists files;
    private @Nullable ForwardList forwards;
    private @Nullable RecordingList recordings;

    public SessionItems(int maxItems, MemoryBudget budget) {
        this.maxItems = maxItems;
        this.budget = budget;
    }

    /**
     * Puts an event where it belongs; returns false if there is no other place for it than the notices.
     *
     * @param whole whether all events of the session came from its beginning on
     */
    boolean place(CowrieEvent event, boolean whole) {
        if (event instanceof CommandInput command) {
            addCommand(new Command(command.timestamp(), command.input(), false, command.realm()));
            return true;
        }
        if (event instanceof SessionInput line) {
            addCommand(new Command(line.timestamp(), line.input(), false, line.realm(), Command.STDIN));
            return true;
        }
        if (event instanceof CommandSuccess command) {
            boolean isLine = command.realm() != null || isWithoutInput(whole);
            if (isLine) {
                addCommand(new Command(command.timestamp(), command.input(), false, command.realm(), Command.ANSWER));
            }
            return isLine;
        }
        if (event instanceof CommandFailed failure) {
            boolean marked = commandList().fail(failure);
            if (!marked && isWithoutInput(whole)) {
                addCommand(new Command(failure.timestamp(), failure.input(), true, null, Command.FAILED));
                return true;
            }
            return marked;
        }
        if (event instanceof LoginAttempt login) {
            addLogin(new Login(
                    login.timestamp(), login.username(), login.password(), login.publicKey(), login.success()));
            return true;
        }
        if (event instanceof ClientVar variable) {
            environmentList()
                    .add(
                            new EnvironmentVariable(variable.name(), variable.value()),
                            MemoryBudget.element(variable.name(), variable.value()));
            return true;
        }
        return placeFile(event) || placeForward(event) || placeRecording(event);
    }

    /** In 2015 a command was logged only once it was found or not found. */
    private boolean isWithoutInput(boolean whole) {
        return whole && !commandList().hasInput();
    }

    public void addLogin(Login login) {
        PublicKey key = login.publicKey();
        long bytes = MemoryBudget.element(login.username(), login.password())
                + (key == null ? 0 : MemoryBudget.element(key.type(), key.fingerprint(), key.key()));
        loginList().add(login, bytes);
    }

    public void addCommand(Command command) {
        commandList().add(command);
    }

    public void notice(CowrieEvent event) {
        Map<String, Object> attributes = event.attributes();
        noticeList()
                .add(
                        new Notice(event.timestamp(), event.eventId(), attributes),
                        MemoryBudget.element(event.eventId()) + MemoryBudget.weigh(attributes));
    }

    /** Returns what was logged in with so far, as an unmodifiable list; so do the others of these. */
    List<Login> logins() {
        return logins == null ? List.of() : logins.toList();
    }

    List<Command> commands() {
        return commands == null ? List.of() : commands.toList();
    }

    public List<Download> downloads() {
        return files == null ? List.of() : files.downloads();
    }

    public List<Upload> uploads() {
        return files == null ? List.of() : files.uploads();
    }

    public List<Forward> forwards() {
        return forwards == null ? List.of() : forwards.toList();
    }

    public List<Recording> recordings() {
        return recordings == null ? List.of() : recordings.toList();
    }

    public List<EnvironmentVariable> environment() {
        return environment == null ? List.of() : environment.toList();
    }

    public List<Notice> notices() {
        return notices == null ? List.of() : notices.toList();
    }

    /** Returns whether a list lacks something. */
    boolean isCut() {
        return budget.isCut();
    }

    /** Adds how much was cut from each list. */
    void countCut(Map<String, Long> truncated) {
        loginList().countCut(truncated);
        commandList().countCut(truncated);
        fileLists().countCut(truncated);
        forwardList().countCut(truncated);
        recordingList().countCut(truncated);
        environmentList().countCut(truncated);
        noticeList().countCut(truncated);
    }

    void save(StateOutput out) throws IOException {
        loginList().save(out);
        environmentList().save(out);
        noticeList().save(out);
        commandList().save(out);
        fileLists().save(out);
        forwardList().save(out);
        recordingList().save(out);
    }

    void restore(StateInput in) throws IOException {
        loginList().restore(in, Login.class);
        environmentList().restore(in, EnvironmentVariable.class);
        noticeList().restore(in, Notice.class);
        commandList().restore(in);
        fileLists().restore(in);
        forwardList().restore(in);
        recordingList().restore(in);
    }

    private boolean placeFile(CowrieEvent event) {
        if (event instanceof FileDownload download) {
            fileLists().add(download);
            return true;
        }
        if (event instanceof FileDownloadFailed download) {
            fileLists().add(download);
            return true;
        }
        if (event instanceof FileUpload upload) {
            fileLists().add(upload);
            return true;
        }
        return false;
    }

    private boolean placeForward(CowrieEvent event) {
        if (event instanceof DirectTcpipRequest request) {
            forwardList().add(request);
            return true;
        }
        if (event instanceof DirectTcpipData data) {
            return forwardList().addData(data);
        }
        if (event instanceof DirectTcpipJa4 tls) {
            return forwardList().addJa4(tls);
        }
        return event instanceof DirectTcpipJa4h http && forwardList().addJa4h(http);
    }

    private boolean placeRecording(CowrieEvent event) {
        if (event instanceof LogOpen opened) {
            recordingList().add(opened);
            return true;
        }
        if (event instanceof LogClosed recording) {
            recordingList().add(recording);
            return true;
        }
        return false;
    }

    private BoundedList<Login> loginList() {
        if (logins == null) {
            logins = new BoundedList<>("logins", maxItems, budget);
        }
        return logins;
    }

    private BoundedList<EnvironmentVariable> environmentList() {
        if (environment == null) {
            environment = new BoundedList<>("environment", maxItems, budget);
        }
        return environment;
    }

    private BoundedList<Notice> noticeList() {
        if (notices == null) {
            notices = new BoundedList<>("notices", maxItems, budget);
        }
        return notices;
    }

    private CommandList commandList() {
        if (commands == null) {
            commands = new CommandList(maxItems, budget);
        }
        return commands;
    }

    private FileLists fileLists() {
        if (files == null) {
            files = new FileLists(maxItems, budget);
        }
        return files;
    }

    private ForwardList forwardList() {
        if (forwards == null) {
            forwards = new ForwardList(maxItems, budget);
        }
        return forwards;
    }

    private RecordingList recordingList() {
        if (recordings == null) {
            recordings = new RecordingList(maxItems, budget);
        }
        return recordings;
    }
}
