package io.github.cowriekit.parser.internal.tail;

import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.problem.Problems;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import io.github.cowriekit.parser.internal.tail.FoundFile.Version;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of a log that grows and rotates, in the order in which they were written, and how far each was read. */
final class FollowedFiles {
    /** At most this many files that are gone are remembered. */
    private static final int MAX_REMEMBERED = 1_000;

    private final RotatedFiles rotated;
    private final Consumer<ParseProblem> problems;
    private final List<FollowedFile> files = new ArrayList<>();
    private final Set<Version> rejected = new HashSet<>();
    private final Set<Version> exhausted = new HashSet<>();
    /** Files that are shorter than they were, and hold nothing but what was read. */
    private final Set<Version> shorter = new HashSet<>();

    /** A file and where to read it; null for the place where it is read already, when it has no name any more. */
    record Place(FollowedFile file, @Nullable FoundFile found) {}

    FollowedFiles(RotatedFiles rotated, Consumer<ParseProblem> problems) {
        this.rotated = rotated;
        this.problems = problems;
    }

    /** Says that a file was read to its end, or to where it is damaged; an archive is not read again then. */
    void endArchive(@Nullable FoundFile found, @Nullable IOException failure) {
        if (found == null || !found.compressed()) {
            return;
        }
        exhausted.add(found.version());
        if (failure != null) {
            String reason = "cut off or damaged: " + Problems.describe(failure);
            problems.accept(new ParseProblem(found.path().toString(), 0, 0, Kind.DAMAGED_ARCHIVE, reason, null));
        }
    }

    void save(StateOutput out, @Nullable FollowedFile current) throws IOException {
        out.number(files.size());
        for (int i = 0; i < files.size(); i++) {
            FollowedFile file = files.get(i);
            file.save(out, current == null ? i == files.size() - 1 : file.equals(current));
        }
    }

    void restore(StateInput in, boolean withLines) throws IOException {
        long size = in.number();
        for (long i = 0; i < size; i++) {
            files.add(FollowedFile.restore(in, withLines));
        }
    }

    /** Returns the files with bytes that were not read, in the order in which they were written; null if they are being renamed. */
    @Nullable
    List<Place> places(List<FoundFile> listed, @Nullable FollowedFile current) throws IOException {
        List<FoundFile> unknown = new ArrayList<>();
        Set<Version> versions = listed.stream().map(FoundFile::version).collect(Collectors.toSet());
        rejected.retainAll(versions);
        exhausted.retainAll(versions);
        shorter.retainAll(versions);
        FoundFile[] of = new FoundFile[files.size()];
        for (FoundFile found : listed) {
            int index = indexOf(found.head());
            if (index >= 0) {
                of[index] = better(of[index], found);
            } else if (isNew(found)) {
                unknown.add(found);
            }
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < of.length; i++) {
            FollowedFile file = files.get(i);
            FoundFile found = of[i];
            boolean unread = found == null ? file.equals(current) : isUnread(found, file);
            if (unread) {
                places.add(new Place(file, found));
            }
        }
        forget(of, current);
        return addNew(unknown, places) ? places : null;
    }

    private boolean addNew(List<FoundFile> unknown, List<Place> places) throws IOException {
        List<FoundFile> logs = rotated.logsInOrder(unknown);
        if (logs == null) {
            return false;
        }
        unknown.stream()
                .filter(found -> !logs.contains(found))
                .map(FoundFile::version)
                .forEach(rejected::add);
        for (FoundFile found : logs) {
            int index = indexOf(found.head());
            // two copies of one new file
            if (index < 0) {
                FollowedFile file = new FollowedFile(found.head());
                files.add(file);
                places.add(new Place(file, found));
            }
        }
        return true;
    }

    private void forget(FoundFile[] of, @Nullable FollowedFile current) {
        for (int i = 0; files.size() > MAX_REMEMBERED && i < of.length; i++) {
            FollowedFile file = files.get(i);
            if (of[i] == null && !file.equals(current)) {
                files.remove(i);
                return;
            }
        }
    }

    private boolean isNew(FoundFile found) {
        return FollowedFile.identifies(found.head(), rotated.isLive(found))
                && !rejected.contains(found.version())
                && files.stream().noneMatch(file -> file.mayBecome(found.head()));
    }

    /**
     * Goes back to where a file is still what was read, if it was cut or rolled back and then written on: the new lines
     * would else be missing, and the first of them be torn.
     */
    boolean goBackToChange(FollowedFile file, TailSource source, FoundFile found) throws IOException {
        long before = file.offset();
        if (!file.goBackToChange(source, found.size())) {
            return false;
        }
        String reason = "the file was cut or rolled back: it was read to byte " + before
                + ", and other lines stand there from byte " + file.offset()
                + " on; they are read. What was read before stays in its sessions";
        problems.accept(new ParseProblem(
                found.path().toString(), file.lines() + 1, file.offset(), Kind.CUT_FILE, reason, null));
        return true;
    }

    /** The file that is read stays open meanwhile: a shorter one may be no more than an early copy of it. */
    private boolean wasCut(FoundFile found, FollowedFile file) throws IOException {
        if (shorter.contains(found.version())) {
            return false;
        }
        try (TailSource source = new TailSource(found)) {
            if (file.matches(source.head()) && goBackToChange(file, source, found)) {
                return true;
            }
        } catch (NoSuchFileException e) {
            // renamed since it was listed
            return false;
        }
        shorter.add(found.version());
        return false;
    }

    private boolean isUnread(FoundFile found, FollowedFile file) throws IOException {
        if (found.compressed()) {
            return !exhausted.contains(found.version());
        }
        return found.size() > file.offset() || (found.size() < file.offset() && wasCut(found, file));
    }

    private int indexOf(byte[] head) {
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).matches(head)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns which of two copies to read: the plain one, the longer one, the one that is open. */
    private FoundFile better(@Nullable FoundFile first, FoundFile second) {
        if (first == null || first.compressed() != second.compressed()) {
            return first == null || first.compressed() ? second : first;
        }
        if (first.size() != second.size()) {
            return first.size() > second.size() ? first : second;
        }
        return rotated.isLive(first) ? first : second;
    }
}
