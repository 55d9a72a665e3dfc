package io.github.cowriekit.report.internal.export;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.SubjectView;
import io.github.cowriekit.report.internal.digest.FileReputation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that a session left, once for each content.
 *
 * @param sha256 its hash in lower-case hex
 * @param path path in the honeypot or name, null when the log does not say
 * @param url where it came from, null when the log does not say
 * @param fromOutside whether it was fetched or sent, and not written by a command: text like a line feed is no indicator
 * @param accusers the sources that call it malicious
 * @param label what a source calls it, null when none does
 */
public record SessionFile(
        String sha256,
        @Nullable String path,
        @Nullable String url,
        boolean fromOutside,
        List<String> accusers,
        @Nullable String label) {
    /** Contents of one session that an export holds. */
    public static final int MAX_FILES = 200;

    private static final Set<FileOrigin> WRITTEN = Set.of(FileOrigin.REDIRECT, FileOrigin.STDIN);

    /** Returns whether others may want to look for it. */
    public boolean isIndicator() {
        return fromOutside || !accusers.isEmpty();
    }

    /** Returns the last part of the path, null if there is none. */
    public @Nullable String name() {
        if (path == null) {
            return null;
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? null : name;
    }

    /** Returns the files of a session, the first {@link #MAX_FILES} of them. */
    public static List<SessionFile> of(SessionRecord record) {
        Map<String, SessionFile> files = new LinkedHashMap<>();
        FileReputation reputation = new FileReputation(record);
        for (Download file : record.session().downloads()) {
            add(files, reputation, file.sha256(), file.destination(), file.url(), file.origin());
        }
        for (Upload file : record.session().uploads()) {
            String path = file.destination() == null ? file.filename() : file.destination();
            add(files, reputation, file.sha256(), path, file.host() == null ? null : file.url(), file.origin());
        }
        return List.copyOf(files.values());
    }

    private static void add(
            Map<String, SessionFile> files,
            FileReputation reputation,
            @Nullable String hash,
            @Nullable String path,
            @Nullable String url,
            FileOrigin origin) {
        Observable subject = Observable.ofFile(null, null, hash).stream()
                .filter(observable -> observable.type() == ObservableType.SHA256)
                .findFirst()
                .orElse(null);
        if (subject == null || files.size() == MAX_FILES) {
            return;
        }
        boolean fromOutside = !WRITTEN.contains(origin);
        files.computeIfAbsent(subject.value(), sha256 -> {
            SubjectView view = reputation.find(sha256);
            return new SessionFile(
                    sha256,
                    path,
                    url,
                    fromOutside,
                    view == null ? List.of() : FileReputation.accusers(view),
                    view == null ? null : FileReputation.family(view));
        });
    }
}
