package io.github.cowriekit.report.internal.ioc;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.report.ExportOptions;
import io.github.cowriekit.report.internal.export.Claim;
import io.github.cowriekit.report.internal.export.Claims;
import io.github.cowriekit.report.internal.export.Indicators;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.export.SessionFile;
import io.github.cowriekit.report.internal.export.SessionSink;
import io.github.cowriekit.report.spi.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Collects what others should detect or block and writes it sorted, one per line, each once. */
public final class IocWriter implements SessionSink {
    /** Indicators of one kind that a list holds. */
    static final int MAX_ITEMS = 100_000;

    private final OutputStream out;
    private final ExportOptions options;
    private final IocConclusions conclusions = new IocConclusions();
    private final UnaryOperator<String> shown;
    private final Kind addresses = new Kind("addresses");
    private final Kind domains = new Kind("domains");
    private final Kind urls = new Kind("URLs");
    private final Kind hashes = new Kind("SHA-256 of files");

    public IocWriter(OutputStream out, ExportOptions options) {
        this.out = out;
        this.options = options;
        this.shown = options.isDefanged() ? IocWriter::defang : UnaryOperator.identity();
    }

    @Override
    public void add(SessionRecord session) {
        SessionFacts facts = new SessionFacts(session);
        Claims claims = new Claims(facts, options.warninglist());
        Indicators found = Indicators.of(facts.session(), facts.files());
        addresses.add(found.addresses(), claims::ofAddress);
        domains.add(found.domains(), claims::ofDomain);
        urls.add(found.urls(), claims::ofUrl);
        for (SessionFile file : facts.files()) {
            hashes.add(Set.of(file.sha256()), hash -> claims.of(file));
        }
        conclusions.add(facts.conclusion(), options.interestOf(session));
    }

    @Override
    public void end() throws IOException {
        out.write(conclusions.comment().getBytes(StandardCharsets.US_ASCII));
        write(addresses, shown);
        write(domains, shown);
        write(urls, shown);
        write(hashes, UnaryOperator.identity());
    }

    private void write(Kind kind, UnaryOperator<String> text) throws IOException {
        StringBuilder lines = new StringBuilder("# " + kind.title + ": " + kind.items.size());
        if (kind.left > 0) {
            lines.append(", and ")
                    .append(kind.left)
                    .append(" mentions left out, as a list holds ")
                    .append(MAX_ITEMS);
        }
        lines.append('\n');
        for (String item : kind.items) {
            lines.append(text.apply(item)).append('\n');
        }
        out.write(lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** A host name alone is not always told from a file name, so the dots of addresses and domains go here. */
    private static String defang(String item) {
        return item.contains("://")
                ? new SafeText(Integer.MAX_VALUE).ofLog(item)
                : item.replace(".", "[.]").replace(":", "[:]");
    }

    private static final class Kind {
        private final String title;
        private final SortedSet<String> items = new TreeSet<>();
        private long left;

        Kind(String title) {
            this.title = title;
        }

        void add(Set<String> found, Function<String, Claim> claim) {
            for (String item : found) {
                if (!claim.apply(item).isForDetection()) {
                    continue;
                }
                if (items.size() < MAX_ITEMS) {
                    items.add(item);
                } else if (!items.contains(item)) {
                    left++;
                }
            }
        }
    }
}
