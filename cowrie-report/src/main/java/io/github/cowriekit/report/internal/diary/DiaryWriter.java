package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.SessionRecord;
import io.github.cowriekit.report.internal.text.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the blocks of the sessions one by one, then the summary. */
public final class DiaryWriter {
    private final DiaryOptions options;
    private final OutputStream out;
    private final SafeText text;
    private final Twins twins = new Twins();

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
                summary.add(session.enriched(), shown);
                if (shown) {
                    print(block(session, twin));
                }
            });
            if (options.summary()) {
                print((options.brief() ? "\n" : "") + summary.format());
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String block(SessionRecord session, @Nullable String twin) {
        return options.brief()
                ? new BriefBlock(session).format()
                : new SessionBlock(session, text, options.maxCommands(), twin).format();
    }

    private void print(String block) {
        try {
            out.write(block.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
