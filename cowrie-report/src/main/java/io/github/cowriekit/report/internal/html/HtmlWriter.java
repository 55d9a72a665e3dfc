package io.github.cowriekit.report.internal.html;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.intel.SessionRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Writes the page, the sessions one by one into its data; those beyond the limit are only counted. */
public final class HtmlWriter {
    private final OutputStream out;
    private final int maxSessions;
    private final SessionData data = new SessionData();
    private long sessions;
    private long withLogin;
    private long withCommands;
    private long withFiles;

    public HtmlWriter(OutputStream out, int maxSessions) {
        this.out = out;
        this.maxSessions = maxSessions;
    }

    public void write(Stream<? extends SessionRecord> stream) {
        print(HtmlPage.head());
        stream.sequential().forEachOrdered(this::add);
        print(HtmlPage.end("{\"sessions\":" + sessions + ",\"withLogin\":" + withLogin + ",\"withCommands\":"
                + withCommands + ",\"withFiles\":" + withFiles + "}"));
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(SessionRecord record) {
        Session session = record.session();
        if (sessions < maxSessions) {
            print((sessions == 0 ? "\n" : ",\n") + data.json(record));
        }
        sessions++;
        withLogin += session.successfulLogin().isPresent() ? 1 : 0;
        withCommands += session.commands().isEmpty() ? 0 : 1;
        withFiles += session.downloads().isEmpty() && session.uploads().isEmpty() ? 0 : 1;
    }

    private void print(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
