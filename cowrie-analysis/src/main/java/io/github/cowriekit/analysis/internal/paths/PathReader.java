package io.github.cowriekit.analysis.internal.paths;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the paths of sessions. Every {@code cd} is assumed to succeed. Bounded, whatever the session contains.
 * Thread-safe.
 */
public final class PathReader {
    private static final int MOST_LINES = 1_000;
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_MADE = 50;
    private static final int MOST_USED = 500;
    private static final int LONGEST_PATH = 400;
    private static final String ROOT = "/";

    private final Memo<List<PathStep>> remembered = new Memo<>(LinePaths::read);
    /** Folders that contain only system files, each with a slash at the end. */
    private final List<String> folders;
    /** Paths that every system has, and names that it has in many folders. */
    private final Set<String> names;

    public PathReader() {
        List<String> lines = Table.words("paths-of-systems.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        folders = lines.stream().filter(line -> line.endsWith(ROOT)).toList();
        names = lines.stream().filter(line -> !line.endsWith(ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the paths of a session. */
    public SessionPaths read(Session session) {
        if (session.commands().isEmpty()
                && session.downloads().isEmpty()
                && session.uploads().isEmpty()) {
            // true of most sessions
            return SessionPaths.NONE;
        }
        Walk walk = new Walk(home(session));
        List<Command> commands = session.commands();
        for (Command command : commands.subList(0, Math.min(MOST_LINES, commands.size()))) {
            if (command.isShellLine() && command.input().length() <= LONGEST_LINE) {
                remembered.get(command.input()).forEach(walk::step);
            }
        }
        for (Download download : session.downloads()) {
            if (!download.failed()) {
                walk.makes(walk.home, download.destination());
            }
        }
        for (Upload upload : session.uploads()) {
            // SFTP logs the name alone
            walk.makes(walk.home, upload.destination() == null ? upload.filename() : upload.destination());
        }
        return walk.paths();
    }

    private static String home(Session session) {
        String user = session.successfulLogin().map(Login::username).orElse("root");
        return user.equals("root") ? "/root" : "/home/" + user;
    }

    private boolean isOfSystem(String path, String home) {
        return path.equals(ROOT)
                || path.equals(home)
                || names.contains(path)
                || names.contains(path.substring(path.lastIndexOf('/') + 1))
                || folders.stream().anyMatch(path::startsWith);
    }

    /** Returns a path from the root without dots, null if it is too long. */
    private static @Nullable String resolve(String home, String folder, String path) {
        if (path.length() > LONGEST_PATH) {
            return null;
        }
        String whole = path.startsWith(ROOT) ? path : folder + ROOT + path;
        if (path.equals("~") || path.startsWith("~/")) {
            whole = home + path.substring(1);
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : whole.split(ROOT)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String resolved = ROOT + String.join(ROOT, parts);
        return resolved.length() > LONGEST_PATH ? null : resolved;
    }

    /** The current folder of a session as it changes. */
    private final class Walk {
        private final String home;
        private final Set<String> made = new LinkedHashSet<>();
        private final Set<String> used = new LinkedHashSet<>();
        private String folder;

        Walk(String home) {
            this.home = home;
            this.folder = home;
        }

        void step(PathStep step) {
            if (step.kind() == PathStep.Kind.MAKES) {
                makes(folder, step.path());
                return;
            }
            String path = resolve(home, folder, step.path());
            if (path != null) {
                use(path);
                folder = step.kind() == PathStep.Kind.ENTERS ? path : folder;
            }
        }

        void makes(String from, @Nullable String name) {
            String path = name == null || name.isEmpty() ? null : resolve(home, from, name);
            if (path == null) {
                return;
            }
            if (made.size() < MOST_MADE && !isOfSystem(path, home)) {
                made.add(path);
            }
            use(path.substring(0, path.lastIndexOf('/')));
        }

        /** Adds a path and the folders above it. */
        private void use(String path) {
            for (String at = path;
                    !at.isEmpty() && used.size() < MOST_USED;
                    at = at.substring(0, at.lastIndexOf('/'))) {
                if (!used.add(at)) {
                    return;
                }
            }
        }

        SessionPaths paths() {
            used.removeAll(made);
            return new SessionPaths(made, used);
        }
    }
}
