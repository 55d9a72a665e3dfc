package io.github.cowriekit.parser.internal.session;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.event.FileDownload;
import io.github.cowriekit.model.event.FileDownloadFailed;
import io.github.cowriekit.model.event.FileUpload;
import io.github.cowriekit.parser.internal.bytes.MemoryBudget;
import io.github.cowriekit.parser.internal.state.StateInput;
import io.github.cowriekit.parser.internal.state.StateOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a session: fetched, written, sent. */
final class FileLists {
    private static final Pattern STDIN = Pattern.compile("(?i)\\s*b?['\"]?(?:<stdin>|stdin|/dev/stdin)['\"]?\\s*");

    private final BoundedList<Download> downloads;
    private final BoundedList<Upload> uploads;

    FileLists(int maxItems, MemoryBudget budget) {
        this.downloads = new BoundedList<>("downloads", maxItems, budget);
        this.uploads = new BoundedList<>("uploads", maxItems, budget);
    }

    void add(FileDownload event) {
        String destination = event.destfile();
        String url = url(event.url());
        add(Download.builder(originOf(url, destination))
                .at(event.timestamp())
                .url(url)
                .host(UrlHost.of(url))
                .sha256(sha256(event))
                .outfile(event.outfile())
                .destination(destination == null || destination.isEmpty() ? null : destination)
                .duplicate(event.duplicate())
                .late(event.header().late())
                .build());
    }

    void add(FileDownloadFailed event) {
        add(Download.builder(originOf(event.url(), null))
                .at(event.timestamp())
                .url(event.url())
                .host(UrlHost.of(event.url()))
                .late(event.header().late())
                .failed(true)
                .error(event.error())
                .build());
    }

    void add(FileUpload event) {
        // SCP and, in proxy mode, SFTP name a destination and, as "url", a path; SCP alone names no folder of what it
        // keeps
        String outfile = event.outfile();
        boolean placed = event.url() != null || event.destfile() != null;
        boolean scp = placed && (outfile == null || outfile.indexOf('/') < 0);
        add(Upload.builder(scp ? FileOrigin.SCP : FileOrigin.SFTP)
                .at(event.timestamp())
                .filename(event.filename())
                .url(event.url())
                .host(UrlHost.of(event.url()))
                .sha256(event.sha256())
                .outfile(event.outfile())
                .destination(event.destfile())
                .duplicate(event.duplicate())
                .late(event.header().late())
                .build());
    }

    private void add(Download file) {
        downloads.add(
                file,
                MemoryBudget.element(
                        file.url(), file.host(), file.sha256(), file.outfile(), file.destination(), file.error()));
    }

    private void add(Upload file) {
        uploads.add(
                file,
                MemoryBudget.element(
                        file.filename(), file.url(), file.host(), file.sha256(), file.outfile(), file.destination()));
    }

    List<Download> downloads() {
        return downloads.toList();
    }

    List<Upload> uploads() {
        return uploads.toList();
    }

    void countCut(Map<String, Long> truncated) {
        downloads.countCut(truncated);
        uploads.countCut(truncated);
    }

    void save(StateOutput out) throws IOException {
        downloads.save(out);
        uploads.save(out);
    }

    void restore(StateInput in) throws IOException {
        downloads.restore(in, Download.class);
        uploads.restore(in, Upload.class);
    }

    /** Returns a URL; Cowrie of 2015 wrote a word in its place when a file came from standard input. */
    private static @Nullable String url(@Nullable String url) {
        return url != null && STDIN.matcher(url).matches() ? null : url;
    }

    /** Returns the hash; where Cowrie of 2015 left it empty, the name of the file has it. */
    private static @Nullable String sha256(FileDownload event) {
        boolean named = event.sha256() == null && event.url() != null && url(event.url()) == null;
        return named ? StoredName.sha256(event.outfile()) : event.sha256();
    }

    private static FileOrigin originOf(@Nullable String url, @Nullable String destination) {
        if (url == null) {
            return destination == null || destination.isEmpty() ? FileOrigin.STDIN : FileOrigin.REDIRECT;
        }
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("tftp:")) {
            return FileOrigin.TFTP;
        }
        return lower.startsWith("ftp:") ? FileOrigin.FTP : FileOrigin.URL;
    }
}
