package io.github.cowriekit.report.internal.legacy;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.intel.EnrichedSession;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Takes the sessions, then writes the parts of the script's files. */
public final class LegacyWriter implements AutoCloseable {
    private final LegacyOptions options;
    private final LocalDateTime now;
    private final ZoneId zone;
    private final LegacySpool chosen;
    private final LegacySpool withLogin;
    private final LegacyCounts counts = new LegacyCounts();
    private final LegacyCounts countsWithLogin = new LegacyCounts();
    private boolean anyChosen;

    public LegacyWriter(LegacyOptions options) throws IOException {
        this.options = options;
        this.zone = options.clock().getZone();
        this.now = LocalDateTime.ofInstant(options.clock().instant(), zone);
        this.chosen = new LegacySpool();
        this.withLogin = new LegacySpool();
    }

    /** Takes all sessions; those that only have a login are kept until one with a file or a recording comes. */
    public void take(Stream<? extends SessionRecord> sessions) {
        sessions.sequential().map(EnrichedSession::of).forEachOrdered(enriched -> {
            try {
                if (LegacySelection.hasFileOrRecording(enriched.session())) {
                    anyChosen = true;
                    take(enriched, chosen, counts);
                } else if (!anyChosen && LegacySelection.hasLogin(enriched.session())) {
                    take(enriched, withLogin, countsWithLogin);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void take(EnrichedSession enriched, LegacySpool spool, LegacyCounts totals) throws IOException {
        LegacyBlock block = LegacyBlock.of(enriched, now, zone, totals::classified);
        totals.add(block);
        spool.add(block);
    }

    private LegacySpool blocks() {
        return anyChosen ? chosen : withLogin;
    }

    private LegacyCounts totals() {
        return anyChosen ? counts : countsWithLogin;
    }

    /** Writes the blocks of all sessions, then the summary. */
    public void standard(OutputStream out) {
        print(block -> true, out);
        summary(out);
    }

    /** Writes the blocks of the abnormal sessions. */
    public void abnormal(OutputStream out) {
        print(abnormalBlocks(), out);
    }

    /** Returns whether an abnormal session has a block. */
    public boolean hasAbnormalBlocks() {
        boolean[] found = new boolean[1];
        Predicate<LegacyBlock> abnormal = abnormalBlocks();
        each(block -> found[0] |= abnormal.test(block) && !block.text().isEmpty());
        return found[0];
    }

    private Predicate<LegacyBlock> uncommonBlocks() {
        Set<Long> uncommon = options.days() == null ? Set.of() : totals().uncommon();
        return block -> uncommon.contains(block.commands());
    }

    private Predicate<LegacyBlock> abnormalBlocks() {
        return uncommonBlocks().or(LegacyBlock::recent);
    }

    /** Writes the summary. */
    public void summary(OutputStream out) {
        LegacyCounts totals = totals();
        print(row("Total Number of Attacks:", String.valueOf(totals.attacks())), out);
        print(row("Most Common Number of Commands:", totals.mostCommon()) + "\n", out);
        print(row("Number of Commands", "Times Seen") + row("-".repeat(18), "-".repeat(10)), out);
        for (Long number : totals.rows()) {
            print(row(String.valueOf(number), String.valueOf(totals.seen(number))), out);
        }
        print("\n" + title("VT Classifications", 48) + title("-".repeat(18), 48), out);
        for (Map.Entry<String, Long> label : totals.classifications()) {
            print(row(LegacyText.safe(label.getKey()), String.valueOf(label.getValue())), out);
        }
        print("\n" + title("Attacks With Uncommon Command Counts", 60) + title("-".repeat(36), 60), out);
        rows(uncommonBlocks(), out);
        print("\n" + title("Attacks With Recent VT First Submission", 60) + title("-".repeat(39), 60), out);
        rows(LegacyBlock::recent, out);
        print("\n" + title("Abnormal Attacks", 50) + title("-".repeat(16), 50), out);
        rows(abnormalBlocks(), out);
        print("\n\n", out);
    }

    private void rows(Predicate<LegacyBlock> which, OutputStream out) {
        each(block -> {
            if (which.test(block)) {
                print(row("", LegacyText.safe(block.id())), out);
            }
        });
    }

    private void print(Predicate<LegacyBlock> which, OutputStream out) {
        each(block -> {
            if (which.test(block)) {
                print(block.text(), out);
            }
        });
    }

    private void each(LegacySpool.Reader reader) {
        try {
            blocks().forEach(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(String label, String value) {
        return " ".repeat(LegacyText.padding(label, 40))
                + label
                + "  "
                + value
                + " ".repeat(LegacyText.padding(value, 10))
                + "\n";
    }

    private static String title(String title, int width) {
        return " ".repeat(LegacyText.padding(title, width)) + title + "\n";
    }

    private static void print(String text, OutputStream out) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            chosen.close();
        } finally {
            withLogin.close();
        }
    }
}
