package io.github.cowriekit.parser.internal.files;

import io.github.cowriekit.parser.LogParseException;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.bytes.Compression;
import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.bytes.LogInput;
import io.github.cowriekit.parser.internal.bytes.PeekInput;
import io.github.cowriekit.parser.internal.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the logs behind the paths of the caller and puts them into the order of their content.
 *
 * <p>Names and modification times lie (copies, restores, rotation schemes), so the first time inside a file decides; the
 * name only breaks ties. Of a folder, files that look like logs are taken; the folders in which Cowrie keeps what
 * attackers sent are not entered, since an attacker could send a log.
 */
public final class LogFiles {
    /** Folders in which Cowrie keeps what attackers sent. */
    public static final Set<String> NOT_ENTERED = Set.of("downloads", "tty");

    private static final Set<FileVisitOption> LINKS = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
    private static final Deque<Candidate> NONE = new ArrayDeque<>(0);

    private record Candidate(LogInput input, LogHead head) {}

    private final List<Candidate> found = new ArrayList<>();
    private final DecompressionLimits limits;
    private final Consumer<ParseProblem> problems;

    private LogFiles(DecompressionLimits limits, Consumer<ParseProblem> problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /**
     * Returns the inputs in order.
     *
     * @throws LogParseException if a path does not exist
     */
    public static List<LogInput> find(List<Path> paths, DecompressionLimits limits, Consumer<ParseProblem> problems) {
        LogFiles files = new LogFiles(limits, problems);
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addFolder(path);
            } else if (Files.isRegularFile(path)) {
                files.add(path, true);
            } else if (Files.exists(path)) {
                // a pipe or device gives its bytes once
                LogInput.Storage once = () -> Files.newInputStream(path);
                files.found.add(new Candidate(new LogInput(path.toString(), 0, once, null), LogHead.UNSEEN));
            } else {
                throw new LogParseException(wholeFile(path, Kind.UNREADABLE_FILE, "there is no such file or folder"));
            }
        }
        return files.inOrder();
    }

    private List<LogInput> inOrder() {
        found.sort(LogFiles::byTimeAndName);
        List<Candidate> ordered = new ArrayList<>();
        // what holds the beginning of a line and no time comes before the file that goes on with the line
        Map<String, Deque<Candidate>> beginnings = new HashMap<>();
        for (Candidate candidate : found) {
            if (isBeginning(candidate)) {
                beginnings
                        .computeIfAbsent(candidate.input().series(), series -> new ArrayDeque<>())
                        .add(candidate);
            }
        }
        for (Candidate candidate : found) {
            if (isBeginning(candidate)) {
                continue;
            }
            if (candidate.head().midLine()) {
                Deque<Candidate> ofSeries = beginnings.get(candidate.input().series());
                Candidate beginning = ofSeries == null ? null : ofSeries.poll();
                if (beginning != null) {
                    Instant time = candidate.head().firstTime();
                    ordered.add(new Candidate(beginning.input().beginningAt(time), beginning.head()));
                }
            }
            ordered.add(candidate);
        }
        found.stream()
                .filter(candidate -> isBeginning(candidate)
                        && beginnings
                                .getOrDefault(candidate.input().series(), NONE)
                                .contains(candidate))
                .forEach(ordered::add);
        return ordered.stream().map(Candidate::input).toList();
    }

    private static boolean isBeginning(Candidate candidate) {
        LogHead head = candidate.head();
        return head.firstTime() == null && !head.midLine() && head.kind() != LogHead.Kind.DAMAGED;
    }

    public static ParseProblem wholeFile(Path path, Kind kind, String reason) {
        return new ParseProblem(path.toString(), 0, 0, kind, reason, null);
    }

    private void addFolder(Path folder) {
        try {
            Files.walkFileTree(folder, LINKS, Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    Path name = directory.getFileName();
                    boolean skip = !directory.equals(folder) && name != null && NOT_ENTERED.contains(name.toString());
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // symbolic links are followed, a pipe or device is not opened
                    if (Files.isRegularFile(file)) {
                        add(file, false);
                    } else if (attributes.isSymbolicLink()) {
                        problems.accept(wholeFile(file, Kind.UNREADABLE_FILE, "a link to nothing"));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    if (e instanceof FileSystemLoopException) {
                        return FileVisitResult.CONTINUE;
                    }
                    problems.accept(wholeFile(file, Kind.UNREADABLE_FILE, Problems.describe(e)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.accept(wholeFile(folder, Kind.UNREADABLE_FILE, Problems.describe(e)));
        }
    }

    private void add(Path file, boolean named) {
        LogInput input;
        try {
            input = LogInput.of(file);
        } catch (IOException e) {
            problems.accept(wholeFile(file, Kind.UNREADABLE_FILE, Problems.describe(e)));
            return;
        }
        boolean looksNamed =
                named || file.getFileName().toString().toLowerCase(Locale.ROOT).contains("json");
        LogHead head = LogHead.DAMAGED;
        try (InputStream stored = input.storage().open()) {
            PeekInput plain = Compression.open(stored, limits).in();
            if (LogHead.isTar(plain)) {
                addEntries(input, plain);
                return;
            }
            head = LogHead.of(plain);
        } catch (IOException e) {
            // the reader meets the same error and reports it
            head = LogHead.DAMAGED;
        }
        add(input, head, looksNamed);
    }

    private void addEntries(LogInput archive, PeekInput plain) {
        TarLogs logs = new TarLogs(archive.storage(), limits);
        try (TarLogs.Walk walk = TarLogs.walk(plain)) {
            while (walk.next()) {
                if (walk.index() == TarLogs.MAX_ENTRIES) {
                    throw new DecompressionLimits.ExceededException("more entries than " + TarLogs.MAX_ENTRIES);
                }
                String name = archive.name() + "!" + walk.name();
                LogInput input = new LogInput(name, walk.size(), logs.entry(walk.index()), null);
                LogHead head = LogHead.DAMAGED;
                try {
                    head = LogHead.of(Compression.open(walk.content(), limits).in());
                } catch (Compression.UnsupportedException e) {
                    // the reader says so if the name promises a log
                    head = LogHead.DAMAGED;
                }
                add(input, head, walk.isNamedJson());
            }
        } catch (DecompressionLimits.ExceededException e) {
            problems.accept(
                    new ParseProblem(archive.name(), 0, 0, Kind.DECOMPRESSION_LIMIT, Problems.describe(e), null));
        } catch (Compression.UnsupportedException e) {
            problems.accept(
                    new ParseProblem(archive.name(), 0, 0, Kind.UNSUPPORTED_COMPRESSION, Problems.describe(e), null));
        } catch (IOException e) {
            String reason = "cut off or damaged: " + Problems.describe(e);
            problems.accept(new ParseProblem(archive.name(), 0, 0, Kind.DAMAGED_ARCHIVE, reason, null));
        }
    }

    private void add(LogInput input, LogHead head, boolean looksNamed) {
        switch (head.kind()) {
            case EVENTS -> found.add(new Candidate(input.beginningAt(head.firstTime()), head));
            case BINARY ->
                problems.accept(new ParseProblem(
                        input.name(), 0, 0, Kind.NOT_A_LOG, "a binary file, not a log; not read", null));
            case EMPTY -> {
                if (looksNamed) {
                    problems.accept(new ParseProblem(input.name(), 0, 0, Kind.EMPTY_FILE, "the file is empty", null));
                }
            }
            case OTHER_TEXT, DAMAGED -> {
                // a file named JSON is read anyway, since events may come later
                if (head.other() != null && (head.midLine() || !looksNamed)) {
                    problems.accept(
                            new ParseProblem(input.name(), 0, 0, Kind.SKIPPED_FILE, "not read: " + head.other(), null));
                } else if (looksNamed) {
                    // the reader reports what is wrong with it, per line or as a whole
                    found.add(new Candidate(input.beginningAt(head.firstTime()), head));
                }
            }
        }
    }

    /** A method, as class archives of JDK 17 do not hold what {@code Comparator.comparing} makes. */
    private static int byTimeAndName(Candidate one, Candidate other) {
        int byTime = firstTime(one).compareTo(firstTime(other));
        return byTime != 0
                ? byTime
                : naturalKey(one.input().name())
                        .compareTo(naturalKey(other.input().name()));
    }

    private static Instant firstTime(Candidate candidate) {
        Instant time = candidate.head().firstTime();
        return time == null ? Instant.MAX : time;
    }

    /** Returns the name with its numbers padded, so that {@code .10} comes after {@code .9}. */
    private static String naturalKey(String name) {
        StringBuilder key = new StringBuilder();
        int i = 0;
        while (i < name.length()) {
            int digits = i;
            while (digits < name.length() && name.charAt(digits) >= '0' && name.charAt(digits) <= '9') {
                digits++;
            }
            if (digits > i) {
                key.append("0".repeat(Math.max(0, 20 - (digits - i)))).append(name, i, digits);
                i = digits;
            } else {
                key.append(name.charAt(i++));
            }
        }
        return key.toString();
    }
}
