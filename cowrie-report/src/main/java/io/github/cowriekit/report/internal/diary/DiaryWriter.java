package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.intel.EnrichedSession;
import io.github.cowriekit.report.spi.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the blocks of the sessions one by one, then those that are told in a line for each address, then the summary. */
public final class DiaryWriter {
    private static final int ADDRESSES_IN_BRIEF = 10;

    private final DiaryOptions options;
    private final OutputStream out;
    private final SafeText text;
    private final Twins twins = new Twins();
    private final KnownHosts hosts = new KnownHosts();
    private final FoldedSessions failed = new FoldedSessions();
    private final FoldedSessions idle = new FoldedSessions();
    private final BriefSessions brief = new BriefSessions();

    public DiaryWriter(DiaryOptions options, OutputStream out) {
        this.options = options;
        this.out = out;
        this.text = new SafeText(options.maxLineLength());
    }

    public void write(Stream<? extends SessionRecord> sessions) {
        DiarySummary summary = new DiarySummary(text);
        try {
            // not forEach: a stream made parallel upstream must not mix up the blocks
            sessions.sequential().forEachOrdered(session -> {
                String twin = twins.lastLike(session);
                boolean shown = options.filter().test(session.session());
                summary.add(EnrichedSession.of(session), shown);
                if (shown) {
                    add(session, twin);
                }
            });
            int rows = options.brief() ? ADDRESSES_IN_BRIEF : Integer.MAX_VALUE;
            print(separated(brief.format()));
            print(idle.format("Got in and did nothing", rows));
            print(failed.format("Never got in", rows));
            if (options.summary()) {
                print(summary.format());
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(SessionRecord session, @Nullable String twin) {
        boolean isIdle = isIdle(session);
        boolean isIn = session.session().successfulLogin().isPresent();
        if (isIdle && !isIn && !options.failedLogins()) {
            failed.add(session);
        } else if (isIdle && isIn && options.brief()) {
            idle.add(session);
        } else if (options.brief()) {
            brief.add(session);
        } else {
            print(new SessionBlock(session, text, options.maxCommands(), twin, hosts).format());
        }
    }

    /** Returns whether nothing was done; a person deserves to be read even who did nothing. */
    private static boolean isIdle(SessionRecord record) {
        Session session = record.session();
        boolean isHuman = record instanceof Assessment assessment
                && assessment.operator().verdict().isHuman();
        return !isHuman
                && session.commands().isEmpty()
                && session.downloads().isEmpty()
                && session.uploads().isEmpty()
                && session.forwards().isEmpty();
    }

    private static String separated(String blocks) {
        return blocks.isEmpty() ? "" : blocks + "\n";
    }

    private void print(String block) {
        try {
            out.write(block.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
