package io.github.cowriekit.parser.internal.tty;

import io.github.cowriekit.model.tty.TtyProblem;
import io.github.cowriekit.model.tty.TtyRecord;
import io.github.cowriekit.model.tty.TtyRecord.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records one by one. A length in the file never decides how much is allocated: a payload is read piece by piece.
 */
public final class RecordReader {
    private static final int HEADER = 24;
    private static final int PIECE = 1 << 16;
    private static final long MICROS = 1_000_000;

    private static final int OPEN = 1;
    private static final int CLOSE = 2;
    private static final int WRITE = 3;
    private static final int EXEC = 4;
    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int INTERACT = 3;

    private final InputStream in;
    private final Consumer<TtyProblem> problems;
    private long offset;
    private long recordOffset;
    private long length;
    private long remaining;
    private Kind kind = Kind.UNKNOWN;
    private Instant at = Instant.EPOCH;
    private boolean closed;
    private boolean saidAfterClose;
    private boolean done;

    /** Reads from a stream, which stays the caller's to close. */
    public RecordReader(InputStream in, Consumer<TtyProblem> problems) {
        this.in = in;
        this.problems = problems;
    }

    /** Returns the next record, or null at the end of what can be read. */
    public @Nullable TtyRecord next() {
        if (done) {
            return null;
        }
        try {
            return remaining > 0 ? piece() : record();
        } catch (IOException e) {
            return end(TtyProblem.Kind.READ_ERROR, offset, "cannot be read on: " + e.getMessage());
        }
    }

    private @Nullable TtyRecord record() throws IOException {
        recordOffset = offset;
        byte[] header = in.readNBytes(HEADER);
        offset += header.length;
        if (header.length < HEADER) {
            return header.length == 0 ? endOfFile() : cutHeader(header.length);
        }
        ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        int operation = fields.getInt(0);
        length = fields.getInt(8);
        int direction = fields.getInt(12);
        if (operation < OPEN || operation > EXEC || length < 0) {
            return invalid(operation);
        }
        readTime(Integer.toUnsignedLong(fields.getInt(16)), Integer.toUnsignedLong(fields.getInt(20)));
        kind = kindOf(operation, direction);
        checkOrder(direction);
        closed |= kind == Kind.CLOSE;
        remaining = length;
        return remaining > 0 ? piece() : new TtyRecord(at, kind, ByteBuffer.allocate(0));
    }

    private @Nullable TtyRecord piece() throws IOException {
        int wanted = (int) Math.min(remaining, PIECE);
        byte[] data = in.readNBytes(wanted);
        offset += data.length;
        remaining -= data.length;
        if (data.length < wanted) {
            end(
                    TtyProblem.Kind.CUT_RECORD,
                    recordOffset,
                    "the record has " + length + " bytes, " + (length - remaining) + " are there");
            return data.length == 0 ? null : new TtyRecord(at, kind, ByteBuffer.wrap(data));
        }
        return new TtyRecord(at, kind, ByteBuffer.wrap(data));
    }

    private void readTime(long seconds, long micros) {
        Instant time = Instant.ofEpochSecond(seconds, micros * 1000);
        if (micros >= MICROS) {
            problem(TtyProblem.Kind.TIME_JUMP, recordOffset, "a time with " + micros + " microseconds");
        } else if (time.isBefore(at)) {
            problem(TtyProblem.Kind.TIME_JUMP, recordOffset, "the time goes back from " + at + " to " + time);
        }
        at = time;
    }

    private void checkOrder(int direction) {
        if (recordOffset == 0 && kind != Kind.OPEN) {
            problem(TtyProblem.Kind.NO_OPEN, 0, "the first record does not open a recording");
        }
        if (closed && !saidAfterClose) {
            saidAfterClose = true;
            problem(TtyProblem.Kind.AFTER_CLOSE, recordOffset, "records behind the close record");
        }
        if (kind == Kind.UNKNOWN) {
            problem(TtyProblem.Kind.UNKNOWN_DIRECTION, recordOffset, "a write in direction " + direction);
        }
    }

    private @Nullable TtyRecord endOfFile() {
        done = true;
        if (offset == 0) {
            problem(TtyProblem.Kind.EMPTY, 0, "the file is empty");
        } else if (!closed) {
            problem(TtyProblem.Kind.UNFINISHED, offset, "no close record");
        }
        return null;
    }

    private @Nullable TtyRecord cutHeader(int there) {
        return recordOffset == 0
                ? end(TtyProblem.Kind.NOT_A_RECORDING, 0, "only " + there + " bytes")
                : end(
                        TtyProblem.Kind.CUT_RECORD,
                        recordOffset,
                        "a record begins with " + HEADER + " bytes, " + there + " are there");
    }

    private @Nullable TtyRecord invalid(int operation) {
        String found = "operation " + operation + ", length " + length;
        if (recordOffset > 0) {
            return end(TtyProblem.Kind.INVALID_RECORD, recordOffset, "no record where one should begin: " + found);
        }
        int swapped = Integer.reverseBytes(operation);
        boolean bigEndian = swapped >= OPEN && swapped <= EXEC;
        return end(
                TtyProblem.Kind.NOT_A_RECORDING,
                0,
                bigEndian ? "the byte order is big-endian, Cowrie's is little-endian" : "no tty recording: " + found);
    }

    private @Nullable TtyRecord end(TtyProblem.Kind problem, long where, String reason) {
        done = true;
        problem(problem, where, reason);
        return null;
    }

    private void problem(TtyProblem.Kind problem, long where, String reason) {
        problems.accept(new TtyProblem(where, problem, reason));
    }

    private static Kind kindOf(int operation, int direction) {
        return switch (operation) {
            case OPEN -> Kind.OPEN;
            case CLOSE -> Kind.CLOSE;
            case EXEC -> Kind.EXEC;
            case WRITE ->
                switch (direction) {
                    case INPUT -> Kind.INPUT;
                    case OUTPUT -> Kind.OUTPUT;
                    case INTERACT -> Kind.EXEC;
                    default -> Kind.UNKNOWN;
                };
            default -> throw new IllegalArgumentException("operation " + operation);
        };
    }
}
