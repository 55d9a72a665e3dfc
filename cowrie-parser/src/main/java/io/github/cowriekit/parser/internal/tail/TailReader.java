package io.github.cowriekit.parser.internal.tail;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.ParseProblem;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import io.github.cowriekit.parser.internal.tail.FollowedFiles.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a log that grows and rotates, each once, in the order in which they were written. Not thread-safe.
 *
 * <p>A line is read when its line feed has come. The rest of a file that will not grow any more, since a later file has
 * lines, is joined with the first line of that one.
 */
public final class TailReader implements AutoCloseable {
    private static final int FIRST_SIZE = 1 << 16;

    private final RotatedFiles rotated;
    private final TailLines lines;
    private final int maxLineLength;
    private final FollowedFiles files;

    private byte[] buffer = new byte[FIRST_SIZE];
    private int next;
    private int end;
    private int rest;
    private boolean isAtEnd;
    private @Nullable FollowedFile current;
    private @Nullable TailSource source;
    /** The file with a line that is too long and not at its end, up to where that was looked for. */
    private @Nullable FollowedFile longLineFile;

    private long longLineOffset;
    private long searchedTo;

    /**
     * Makes a reader.
     *
     * @param live the file that Cowrie writes
     * @param excluded files that are not of the log whatever their names, such as a checkpoint
     */
    public TailReader(Path live, List<Path> excluded, int maxLineLength, Consumer<ParseProblem> problems) {
        this.rotated = new RotatedFiles(live, excluded, problems);
        this.files = new FollowedFiles(rotated, problems);
        this.lines = new TailLines(maxLineLength, problems);
        this.maxLineLength = Math.min(maxLineLength, 1 << 30);
    }

    /** Returns the events of the next line, null if there is no line yet. */
    public @Nullable List<CowrieEvent> next() throws IOException {
        isAtEnd = false;
        while (true) {
            if (next < end && current != null) {
                return readLine(current);
            }
            if (!fill() && !findMore()) {
                return null;
            }
        }
    }

    /** Returns whether there was no line because all were read, and not because the log is away or cannot be read. */
    public boolean isAtEnd() {
        return isAtEnd;
    }

    /** Returns how many bytes of the live file, and of a rotated one that is being read, were not read. */
    public long unreadBytes(Path live) {
        long size;
        try {
            size = Files.size(live);
        } catch (IOException e) {
            // between two files of a rotation
            size = 0;
        }
        FollowedFile file = current;
        TailSource from = source;
        if (file == null || from == null) {
            return size;
        }
        return from.found().path().equals(live)
                ? Math.max(0, size - file.offset())
                : size + Math.max(0, from.found().size() - file.offset());
    }

    public void save(StateOutput out) throws IOException {
        files.save(out, current);
        lines.save(out);
    }

    public void restore(StateInput in) throws IOException {
        files.restore(in, true);
        lines.restore(in);
    }

    /** Restores what checkpoints held before they had checksums of lines. */
    public void restoreFirstVersion(StateInput in) throws IOException {
        files.restore(in, false);
        lines.restore(in);
    }

    @Override
    public void close() throws IOException {
        next = end;
        current = null;
        if (source != null) {
            source.close();
            source = null;
        }
    }

    private List<CowrieEvent> readLine(FollowedFile file) {
        int newline = next;
        while (newline < end && buffer[newline] != '\n') {
            newline++;
        }
        int from = next;
        long offset = file.offset();
        boolean terminated = newline < end;
        next = terminated ? newline + 1 : newline;
        file.moveTo(offset + next - from);
        file.countLine();
        if (terminated) {
            file.mark(buffer, from, next);
        }
        String name = source == null ? rotated.name() : source.found().path().toString();
        return lines.read(buffer, from, newline, terminated, name, file.lines(), offset);
    }

    /** Gets whole lines of the file that is being read into the buffer; returns false if there are none. */
    private boolean fill() throws IOException {
        next = 0;
        end = 0;
        FollowedFile file = current;
        TailSource from = source;
        if (file == null || from == null) {
            return false;
        }
        if (file.equals(longLineFile) && file.offset() == longLineOffset && !skipLongLine(file, from)) {
            return false;
        }
        while (true) {
            int read = from.read(buffer, file.offset());
            // checked after reading: the bytes are of this file if its head still is
            if (!file.matches(from.head())) {
                close();
                return false;
            }
            if (read > 0 && !file.endsAsRead(from)) {
                // cut or rolled back, and written on; the next look at the folder finds out where
                return false;
            }
            end = afterLastNewline(read);
            rest = read - end;
            if (end > 0) {
                return true;
            }
            if (read < buffer.length) {
                return false;
            }
            if (buffer.length <= maxLineLength) {
                buffer = new byte[(int) Math.min(buffer.length * 2L, maxLineLength + 1L)];
            } else if (!skipLongLine(file, from)) {
                return false;
            }
        }
    }

    private int afterLastNewline(int read) {
        int stop = read;
        while (stop > 0 && buffer[stop - 1] != '\n') {
            stop--;
        }
        return stop;
    }

    /** Skips a line that is longer than allowed; returns false if its end has not come. */
    private boolean skipLongLine(FollowedFile file, TailSource from) throws IOException {
        boolean known = file.equals(longLineFile) && file.offset() == longLineOffset;
        long position = known ? searchedTo : file.offset() + buffer.length;
        byte[] part = new byte[FIRST_SIZE];
        int read;
        while ((read = from.read(part, position)) > 0) {
            for (int i = 0; i < read; i++) {
                if (part[i] == '\n') {
                    file.countLine();
                    lines.reportTooLong(from.found().path().toString(), file.lines(), file.offset());
                    file.moveTo(position + i + 1);
                    longLineFile = null;
                    return true;
                }
            }
            position += read;
        }
        // do not search the same bytes again at the next poll
        longLineFile = file;
        longLineOffset = file.offset();
        searchedTo = position;
        return false;
    }

    /** Looks for lines in all files, in order; returns false if there are none. */
    private boolean findMore() throws IOException {
        List<FoundFile> listed = rotated.list();
        List<Place> places = listed == null ? null : files.places(listed, current);
        if (places == null) {
            return false;
        }
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (!open(place)) {
                return false;
            }
            boolean complete = i < places.size() - 1 && !rotated.isLive(place.found());
            if (fill() || (source != null && complete && takeRest())) {
                return true;
            }
            if (source == null) {
                // replaced since it was listed: later files must wait until its fate is known
                return false;
            }
            if (rest == 0 || source.failure() != null) {
                files.endArchive(place.found(), source.failure());
            }
        }
        isAtEnd = rotated.isLiveThere();
        return false;
    }

    /** Takes what stands behind the last line feed of a file that will not grow any more. */
    private boolean takeRest() throws IOException {
        FollowedFile file = current;
        TailSource from = source;
        if (file == null || from == null || from.failure() != null) {
            // the end of an archive that is cut off or still being copied is no line
            return false;
        }
        int read = from.read(buffer, file.offset());
        if (!file.matches(from.head())) {
            close();
            return false;
        }
        if (read > maxLineLength) {
            lines.reportTooLong(from.found().path().toString(), file.lines() + 1, file.offset());
            file.moveTo(Math.max(file.offset() + read, from.found().size()));
            return false;
        }
        next = 0;
        end = read;
        return read > 0;
    }

    private boolean open(Place place) throws IOException {
        FoundFile found = place.found();
        TailSource held = place.file().equals(current) ? source : null;
        if (held != null && (found == null || found.isSameAs(held.found()))) {
            if (place.file().matches(held.head())) {
                if (found != null) {
                    files.goBackToChange(place.file(), held, found);
                }
                return true;
            }
        }
        close();
        if (found == null) {
            return false;
        }
        try {
            TailSource opened = new TailSource(found);
            source = opened;
            current = place.file();
            if (!place.file().matches(opened.head())) {
                return false;
            }
            files.goBackToChange(place.file(), opened, found);
            return true;
        } catch (IOException e) {
            // renamed since it was listed
            return false;
        }
    }
}
