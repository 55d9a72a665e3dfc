package io.github.cowriekit.parser.internal;

import io.github.cowriekit.parser.LogParseException;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
    private static final Set<String> NOT_ENTERED = Set.of("downloads", "tty");

    private record Candidate(LogInput input, LogHead head) {}

    private LogFiles() {}

    /**
     * Returns the inputs in order.
     *
     * @throws LogParseException if a path does not exist
     */
    public static List<LogInput> find(List<Path> paths, Consumer<ParseProblem> problems) {
        List<Candidate> found = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                addFolder(path, found, problems);
            } else if (Files.exists(path)) {
                add(path, true, found, problems);
            } else {
                throw new LogParseException(wholeFile(path, Kind.UNREADABLE_FILE, "there is no such file or folder"));
            }
        }
        found.sort(Comparator.comparing(LogFiles::firstTime)
                .thenComparing(candidate -> naturalKey(candidate.input().name())));
        return found.stream().map(Candidate::input).toList();
    }

    static ParseProblem wholeFile(Path path, Kind kind, String reason) {
        return new ParseProblem(path.toString(), 0, 0, kind, reason, null);
    }

    private static void addFolder(Path folder, List<Candidate> found, Consumer<ParseProblem> problems) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    Path name = directory.getFileName();
                    boolean skip = !directory.equals(folder) && name != null && NOT_ENTERED.contains(name.toString());
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // a symbolic link to a file is followed, a pipe or device is not opened
                    if (Files.isRegularFile(file)) {
                        add(file, false, found, problems);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    problems.accept(wholeFile(file, Kind.UNREADABLE_FILE, Problems.describe(e)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.accept(wholeFile(folder, Kind.UNREADABLE_FILE, Problems.describe(e)));
        }
    }

    private static void add(Path file, boolean named, List<Candidate> found, Consumer<ParseProblem> problems) {
        LogInput input;
        try {
            input = LogInput.of(file);
        } catch (IOException e) {
            problems.accept(wholeFile(file, Kind.UNREADABLE_FILE, Problems.describe(e)));
            return;
        }
        LogHead head = LogHead.of(input);
        boolean looksNamed =
                named || file.getFileName().toString().toLowerCase(Locale.ROOT).contains("json");
        switch (head.kind()) {
            case EVENTS -> found.add(new Candidate(input, head));
            case BINARY -> problems.accept(wholeFile(file, Kind.NOT_A_LOG, "a binary file, not a log; not read"));
            case EMPTY -> {
                if (looksNamed) {
                    problems.accept(wholeFile(file, Kind.EMPTY_FILE, "the file is empty"));
                }
            }
            case OTHER_TEXT, DAMAGED -> {
                // the reader says what is wrong with it, line by line or in one word
                if (looksNamed) {
                    found.add(new Candidate(input, head));
                }
            }
        }
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
