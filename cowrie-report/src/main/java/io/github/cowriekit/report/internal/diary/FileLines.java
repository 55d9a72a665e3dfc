package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one file: what it is, what is known about it, and about the host it came from. */
final class FileLines {
    private final LabelledLines lines;
    private final AnswersBySubject answers;
    private final HostLines hosts;

    FileLines(LabelledLines lines, AnswersBySubject answers, HostLines hosts) {
        this.lines = lines;
        this.answers = answers;
        this.hosts = hosts;
    }

    void download(Download file) {
        lines.raw("");
        lines.add("Download URL", logged(file.url()));
        if (file.failed()) {
            lines.add("Download Failed", file.error() == null ? "yes" : logged(file.error()));
        }
        if (!file.failed() || file.sha256() != null) {
            lines.add("Download SHA-256 Hash", logged(file.sha256()));
        }
        if (!file.failed() || file.destination() != null) {
            lines.add("Destination File", logged(file.destination()));
        }
        late("Download", file.late());
        known("Download", file.sha256(), file.host(), file.url());
    }

    void upload(Upload file) {
        lines.raw("");
        lines.add("Upload URL", logged(file.url()));
        lines.add("Upload SHA-256 Hash", logged(file.sha256()));
        lines.add("Destination File", logged(file.destination() == null ? file.filename() : file.destination()));
        late("Upload", file.late());
        known("Upload", file.sha256(), file.host(), file.url());
    }

    private void late(String kind, boolean late) {
        if (late) {
            lines.add(kind + " Note", "finished after the session was closed");
        }
    }

    private void known(String kind, @Nullable String sha256, @Nullable String hostName, @Nullable String url) {
        List<EnrichmentResult> file = answers.about(AnswersBySubject.file(sha256));
        AnswerLines about = new AnswerLines(lines, answers);
        file.stream().filter(FileLines::isVirusTotal).forEach(about::add);
        if (hostName != null) {
            Observable subject = AnswersBySubject.host(hostName);
            lines.plain(kind + " Source Address", hostName);
            HostLines.Text host = hosts.about(subject);
            lines.lines(host.network());
            lines.lines(host.more());
        }
        // what the diary has no line for, so that nothing that was found is hidden
        file.stream().filter(result -> !isVirusTotal(result)).forEach(about::add);
        answers.about(AnswersBySubject.url(url)).forEach(about::add);
    }

    private static boolean isVirusTotal(EnrichmentResult result) {
        return result.source().equals("virustotal");
    }

    /** A part that the log leaves out is empty here, as in the diary: a redirect has no URL. */
    private String logged(@Nullable String value) {
        return value == null ? "" : lines.text().ofLog(value);
    }
}
