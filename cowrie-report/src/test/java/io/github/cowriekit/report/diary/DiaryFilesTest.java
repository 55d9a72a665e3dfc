package io.github.cowriekit.report.diary;

import static io.github.cowriekit.report.diary.DiaryBlocks.block;
import static io.github.cowriekit.report.diary.DiaryBlocks.label;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.SessionBuilder;
import io.github.cowriekit.model.SessionEnd;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.report.fixtures.Diary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session of the diary shows of its downloads and uploads. */
class DiaryFilesTest {
    private final SessionBuilder session = Diary.session("aaaaaaaaaaaa", "192.0.2.7", SessionEnd.CLOSED);

    @Test
    void writtenByRedirectionHaveNoUrlOfThePreviousDownload() {
        Download fetched = Download.builder(FileOrigin.URL)
                .url("http://198.51.100.9/bins.sh")
                .host("198.51.100.9")
                .sha256(Diary.PERL_BOT)
                .build();
        Download written = Download.builder(FileOrigin.REDIRECT)
                .sha256(Diary.HOSTS_DENY)
                .destination("/etc/hosts.deny")
                .build();
        assertThat(block(session.downloads(List.of(fetched, written))))
                .contains("Download URL  http[://]198[.]51[.]100[.]9/bins.sh\n")
                .contains("Download URL\n" + label("Download SHA-256 Hash") + "  " + Diary.HOSTS_DENY);
    }

    @Test
    void sentByScpHaveAPathAndNoHost() {
        Upload upload = Upload.builder(FileOrigin.SCP)
                .filename("x.sh")
                .url("/tmp/x.sh")
                .sha256(Diary.PERL_BOT)
                .destination("/tmp/x.sh")
                .build();
        assertThat(block(session.uploads(List.of(upload))))
                .contains("\n------------------- UPLOAD DATA -------------------\n\n" + label("Upload URL")
                        + "  /tmp/x.sh\n" + label("Upload SHA-256 Hash") + "  " + Diary.PERL_BOT + "\n"
                        + label("Destination File") + "  /tmp/x.sh\n")
                .doesNotContain("Source Address")
                .doesNotContain("DOWNLOAD DATA");
    }

    @Test
    void sentBySftpShowTheirNameAndThatTheyCameLate() {
        Upload upload =
                Upload.builder(FileOrigin.SFTP).filename("x.sh").late(true).build();
        assertThat(block(session.uploads(List.of(upload))))
                .contains("Destination File  x.sh\n")
                .contains("Upload Note  finished after the session was closed\n");
    }

    @Test
    void thatFailedSayWhy() {
        Download failed = Download.builder(FileOrigin.TFTP)
                .url("tftp://192.0.2.1/x")
                .host("192.0.2.1")
                .failed(true)
                .error("timed out\n")
                .build();
        Download unexplained = Download.builder(FileOrigin.URL)
                .url("http://192.0.2.1/y")
                .failed(true)
                .build();
        assertThat(block(session.downloads(List.of(failed, unexplained))))
                .contains("Download URL  tftp[://]192[.]0[.]2[.]1/x\n")
                .contains("Download Failed  $'timed out\\n'\n")
                .contains("Download Source Address  192.0.2.1\n")
                .contains("Download Failed  yes\n")
                .doesNotContain("Hash");
    }

    @Test
    void ofOneHashAreShownEachTime() {
        Download file =
                Download.builder(FileOrigin.REDIRECT).sha256(Diary.PERL_BOT).build();
        assertThat(block(session.downloads(List.of(file, file))).split(Diary.PERL_BOT, -1))
                .hasSize(3);
    }

    @Test
    void fromAHostNobodyCanAskAboutAreShown() {
        for (String host : List.of("", ".", "[]")) {
            Download file = Download.builder(FileOrigin.URL)
                    .url("http://" + host)
                    .host(host)
                    .build();
            assertThat(block(session.downloads(List.of(file)))).contains("Download Source Address");
        }
    }
}
