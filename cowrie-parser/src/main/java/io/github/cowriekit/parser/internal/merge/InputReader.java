package io.github.cowriekit.parser.internal.merge;

import io.github.cowriekit.model.event.CowrieEvent;
import io.github.cowriekit.parser.ParseProblem.Kind;
import io.github.cowriekit.parser.internal.bytes.ByteSearch;
import io.github.cowriekit.parser.internal.bytes.LogInput;
import io.github.cowriekit.parser.internal.event.EventFactory;
import io.github.cowriekit.parser.internal.event.EventIdentity;
import io.github.cowriekit.parser.internal.event.LineContent;
import io.github.cowriekit.parser.internal.json.EventFields;
import io.github.cowriekit.parser.internal.time.LogClock;
import io.github.cowriekit.parser.internal.time.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Reads the events of one input, those of copies once, and what is wrong with it. Not thread-safe. */
final class InputReader extends ShapeReader {
    /** A larger leap ahead is accepted only once the next event confirms it. */
    private static final Duration LEAP = Duration.ofHours(1);

    private final ReadContext context;
    private final OpenedInput input;
    private final LogClock clock = new LogClock(LEAP);
    private final Deque<CowrieEvent> ready = new ArrayDeque<>(4);
    /** Whether the next event is the scanned line, which has no record yet. */
    private boolean scanned;

    private @Nullable CowrieEvent taken;
    private long repeats;
    private long withoutSession;
    private long time = Micros.NONE;

    InputReader(LogInput input, ReadContext context) {
        super(context.reader().another());
        this.context = context;
        this.input = new OpenedInput(input, context);
        begin(this.input.isFromStart());
    }

    /** Makes sure that an event is ready, unless the input is at its end or reading has to stop; returns whether one is. */
    boolean hasEvent() {
        while (!scanned
                && ready.isEmpty()
                && input.hasMore()
                && !context.isFull().getAsBoolean()) {
            Lines lines = input.lines();
            if (lines == null) {
                nextLines();
            } else {
                context.progress().tell(input.problems().name(), false);
                read(lines);
            }
        }
        return scanned || !ready.isEmpty();
    }

    /** Returns the time in the input at the event that comes next, in {@link Micros}. */
    long time() {
        return time;
    }

    /** Returns the time at which reading began if that was in the middle of the input, null otherwise. */
    @Nullable
    Instant beginsAt() {
        return input.beginsAt();
    }

    /** Takes the event that comes next, which {@link #event()} returns until the next call of {@link #hasEvent()}. */
    void take() {
        if (scanned) {
            scanned = false;
            if (taken != null) {
                taken = null;
            }
            return;
        }
        taken = ready.remove();
        CowrieEvent next = ready.peek();
        if (next != null) {
            tick(Micros.of(next.timestamp()));
        }
    }

    CowrieEvent event() {
        return taken == null ? EventFactory.create(scannedLine()) : taken;
    }

    /** Returns the line of the event that was taken, null if it is there as a record only. */
    @Nullable
    EventFields line() {
        return taken == null ? scannedLine() : null;
    }

    void close() {
        input.close();
    }

    @Override
    boolean isWanted(Lines line) {
        return line.offset() < input.stopAt();
    }

    @Override
    void take(Lines line, EventFields event) {
        long written = event.micros();
        Duplicates duplicates = context.duplicates();
        if (duplicates != null) {
            long key = line.identity() == EventIdentity.NONE ? EventIdentity.of(event) : line.identity();
            if (duplicates.isRepeat(key, written, input.number(), line.length())) {
                repeats++;
                return;
            }
        }
        scanned = true;
        context.totals().addEvent();
        withoutSession += event.namesSession() ? 0 : 1;
        input.problems().sawEvent();
        tick(written);
    }

    @Override
    void takeTooLong(Lines line) {
        input.problems().reportTooLong(line, context.options().maxLineLength());
    }

    @Override
    void takeBlank(Lines line) {
        input.problems().reportNuls(line);
    }

    @Override
    boolean takeHead(Lines line, LineContent content) {
        LineContent joined = context.cutLines().join(half(true, line, content));
        if (joined != null) {
            add(joined, 0);
        }
        return true;
    }

    /** A tail that holds an event or an event id needs its head now; that of any other may still come. */
    @Override
    boolean takeTail(Lines line, LineContent content, boolean object) {
        CutLines.Half tail = half(false, line, content);
        boolean waits = content.events().isEmpty()
                && !(object && ByteSearch.contains(line.buffer(), line.from(), line.length(), "\"eventid\""));
        LineContent joined =
                waits ? context.cutLines().join(tail) : context.cutLines().match(tail);
        if (joined != null) {
            add(joined, 0);
        }
        return joined != null || waits;
    }

    private CutLines.Half half(boolean isHead, Lines line, LineContent content) {
        byte[] bytes = Arrays.copyOfRange(line.buffer(), line.from(), line.from() + line.length());
        return new CutLines.Half(
                isHead, input.series(), bytes, content, input.problems().at(line, Kind.INVALID_JSON, ""));
    }

    @Override
    void takeTorn(LineContent torn) {
        add(torn, 0);
    }

    @Override
    void take(Lines line, LineContent content) {
        int added = add(content, content.events().size() == 1 ? line.length() : 0);
        if (added == 0 && !content.events().isEmpty()) {
            return;
        }
        if (!content.events().isEmpty()) {
            input.problems().reportNuls(line);
        }
        content.flaws().forEach(flaw -> input.problems().report(flaw.kind(), flaw.reason(), line));
    }

    /**
     * Adds the events that were not read before; returns how many.
     *
     * @param length length of the line that holds nothing else than the event, 0 if there is none
     */
    private int add(LineContent content, int length) {
        Duplicates duplicates = context.duplicates();
        int added = 0;
        for (int i = 0; i < content.events().size(); i++) {
            CowrieEvent event = content.events().get(i);
            long written = Micros.of(event.timestamp());
            if (duplicates != null && duplicates.isRepeat(content.key(i), written, input.number(), length)) {
                repeats++;
            } else {
                add(event);
                added++;
            }
        }
        return added;
    }

    private void add(CowrieEvent event) {
        context.totals().addEvent();
        withoutSession += event.session() == null ? 1 : 0;
        input.problems().sawEvent();
        if (ready.isEmpty()) {
            tick(Micros.of(event.timestamp()));
        }
        ready.add(event);
    }

    private void tick(long written) {
        time = clock.tick(written);
    }

    @Override
    void end(Lines ended) {
        tellCounts(ended);
        nextLines();
    }

    private void nextLines() {
        input.next();
        begin(input.isFromStart());
    }

    private void tellCounts(Lines ended) {
        context.totals().addLines(ended.count());
        context.totals().addRepeats(repeats);
        context.totals().addWithoutSession(withoutSession);
        input.problems().reportCounts(repeats, context.options().bySession() ? withoutSession : 0);
        repeats = 0;
        withoutSession = 0;
    }
}
