package io.github.cowriekit.parser.internal.tail;

import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.bytes.Compression;
import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.bytes.PeekInput;
import io.github.cowriekit.parser.internal.files.LogFiles;
import io.github.cowriekit.parser.internal.files.LogHead;
import io.github.cowriekit.parser.internal.problem.Problems;
import io.github.cowriekit.parser.internal.tail.FoundFile.Version;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The file that Cowrie writes and what rotation made of its predecessors: {@code cowrie.json}, {@code cowrie.json.1},
 * {@code cowrie.json.2026-08-01.gz}, {@code cowrie.json-20260801}.
 *
 * <p>Not final, so that a test can rotate between two looks.
 */
class RotatedFiles {
    private static final int MAX_LISTINGS = 10;

    private final Path live;
    private final Path folder;
    private final String name;
    private final Set<Path> excluded;
    private final Consumer<ParseProblem> problems;
    private final Set<Path> unreadable = new HashSet<>();
    private final Set<Path> tars = new HashSet<>();
    private Map<Path, Object> listed = Map.of();
    private boolean isLiveThere;
    private final Map<Version, FoundFile> known = new HashMap<>();

    RotatedFiles(Path live, List<Path> excluded, Consumer<ParseProblem> problems) {
        this.problems = problems;
        this.live = live.toAbsolutePath();
        this.folder = Objects.requireNonNull(this.live.getParent());
        this.name = this.live.getFileName().toString();
        this.excluded = excluded.stream().map(Path::toAbsolutePath).collect(Collectors.toSet());
    }

    boolean isLive(@Nullable FoundFile file) {
        return file != null && file.path().equals(live);
    }

    /** Returns whether the last listing found the live file, be it empty, and could read it. */
    boolean isLiveThere() {
        return isLiveThere;
    }

    String name() {
        return live.toString();
    }

    /**
     * Returns the files that have content, none if the folder is not there; null if they are being rotated just now.
     *
     * <p>A listing during a rename can miss a file, and one during a copy that ends with a truncation can see neither the
     * copy, which was empty yet, nor its original; a log must not be read on in the file behind the missed one. So a
     * listing counts when another one right after it is the same.
     */
    @Nullable
    List<FoundFile> list() throws IOException {
        for (int i = 0; i < MAX_LISTINGS; i++) {
            Map<Path, BasicFileAttributes> files = attributes();
            List<FoundFile> found = files(files);
            listed = keys(files);
            if (found != null && isSettled(files, attributes())) {
                known.keySet().retainAll(found.stream().map(FoundFile::version).collect(Collectors.toSet()));
                return found;
            }
        }
        return null;
    }

    /**
     * Returns whether nothing was rotated between two looks at the folder. An archive that grows does not count: what it
     * is made of is there until it is complete.
     */
    private boolean isSettled(Map<Path, BasicFileAttributes> before, Map<Path, BasicFileAttributes> after) {
        if (!keys(after).equals(keys(before))) {
            return false;
        }
        for (Map.Entry<Path, BasicFileAttributes> entry : before.entrySet()) {
            Path path = entry.getKey();
            BasicFileAttributes later = Objects.requireNonNull(after.get(path));
            Version version = Version.of(path, entry.getValue());
            FoundFile file = known.get(version);
            boolean isPlain = file != null && !file.compressed() && !path.equals(live);
            if (isPlain && !version.equals(Version.of(path, later))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable List<FoundFile> files(Map<Path, BasicFileAttributes> files) {
        isLiveThere = false;
        List<FoundFile> found = new ArrayList<>();
        for (Map.Entry<Path, BasicFileAttributes> entry : files.entrySet()) {
            Path path = entry.getKey();
            Version version = Version.of(path, entry.getValue());
            FoundFile file = known.get(version);
            if (file == null || path.equals(live)) {
                try {
                    file = new FoundFile(path, entry.getValue());
                    if (!isStill(path, entry.getValue())) {
                        // what was read is of the file that took the name
                        return null;
                    }
                } catch (NoSuchFileException e) {
                    return null;
                } catch (IOException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        // says nothing about the file
                        return null;
                    }
                    reportOnce(path, e);
                    continue;
                }
                known.put(version, file);
            }
            isLiveThere |= path.equals(live);
            if (file.head().length > 0) {
                found.add(file.at(path));
            }
        }
        return found;
    }

    /** An archive that is still being written cannot be decompressed yet, and will be listed again. */
    private void reportOnce(Path path, IOException e) {
        if (e instanceof AccessDeniedException && unreadable.add(path)) {
            problems.accept(LogFiles.wholeFile(path, Kind.UNREADABLE_FILE, Problems.describe(e)));
        }
    }

    /** Its bytes would be read as lines, all of which were read before it was packed. */
    private void reportTar(Path path) {
        if (tars.add(path)) {
            String reason = "not read: a tar, of which a follower reads nothing";
            problems.accept(LogFiles.wholeFile(path, Kind.SKIPPED_FILE, reason));
        }
    }

    /**
     * Returns which of the files are logs, in the order of their first time, the live one last; null if they are being
     * renamed just now.
     */
    @Nullable
    List<FoundFile> logsInOrder(List<FoundFile> files) throws IOException {
        record Dated(FoundFile file, Instant time) {}
        List<Dated> dated = new ArrayList<>();
        for (FoundFile file : files) {
            if (isLive(file)) {
                dated.add(new Dated(file, Instant.MAX));
                continue;
            }
            LogHead head;
            try (PeekInput in = Compression.open(Files.newInputStream(file.path()), DecompressionLimits.STANDARD)
                    .in()) {
                if (LogHead.isTar(in)) {
                    reportTar(file.path());
                    continue;
                }
                head = LogHead.of(in);
            } catch (NoSuchFileException e) {
                return null;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return null;
                }
                head = LogHead.DAMAGED;
            }
            if (head.kind() == LogHead.Kind.EVENTS) {
                Instant time = head.firstTime();
                dated.add(new Dated(file, time == null ? Instant.MIN : time));
            }
        }
        if (!files.isEmpty() && !keys(attributes()).equals(listed)) {
            return null;
        }
        dated.sort(Comparator.comparing(Dated::time)
                .thenComparingLong(entry -> entry.file().modified())
                .thenComparing(entry -> entry.file().path()));
        return dated.stream().map(Dated::file).toList();
    }

    private static boolean isStill(Path path, BasicFileAttributes before) throws IOException {
        return key(Files.readAttributes(path, BasicFileAttributes.class)).equals(key(before));
    }

    private static Map<Path, Object> keys(Map<Path, BasicFileAttributes> files) {
        Map<Path, Object> keys = new HashMap<>();
        files.forEach((path, attributes) -> keys.put(path, key(attributes)));
        return keys;
    }

    private static Object key(BasicFileAttributes attributes) {
        return Objects.requireNonNullElse(attributes.fileKey(), attributes.creationTime());
    }

    Map<Path, BasicFileAttributes> attributes() throws IOException {
        Map<Path, BasicFileAttributes> files = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, entry -> isOfLog(entry))) {
            for (Path path : entries) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                    if (attributes.isRegularFile()) {
                        files.put(path, attributes);
                    }
                } catch (NoSuchFileException e) {
                    // renamed since it was listed; the next listing has it
                    files.remove(path);
                }
            }
        } catch (NoSuchFileException e) {
            return files;
        }
        return files;
    }

    private boolean isOfLog(Path path) {
        String other = path.getFileName().toString();
        return (other.equals(name) || other.startsWith(name + ".") || other.startsWith(name + "-"))
                && !excluded.contains(path.toAbsolutePath());
    }
}
