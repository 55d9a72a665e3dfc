package io.github.cowriekit.parser.session;

import static io.github.cowriekit.parser.LogText.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Recording;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.parser.LogText;
import org.junit.jupiter.api.Test;

class SessionFilesTest {
    private static final String CONNECT =
            line("session.connect", 0, "\"src_port\":4000,\"dst_ip\":\"192.0.2.1\",\"dst_port\":2222");

    private static final String HASH = "a8460f446be540410004b1a8db4083773fa46f7fe76fa84219c93daa1669f8f2";

    private Download download(String keys) {
        return LogText.of(CONNECT, line("session.file_download", 1, keys))
                .session()
                .downloads()
                .get(0);
    }

    @Test
    void tellsEveryShapeOfDownloadApart() {
        assertThat(download("\"url\":\"http://user:pw@[2001:db8::5]:8080/a\",\"shasum\":\"" + HASH + "\""))
                .extracting(Download::origin, Download::host, Download::sha256)
                .containsExactly(FileOrigin.URL, "2001:db8::5", HASH);
        assertThat(download("\"url\":\"tftp://203.0.113.4:69/x\",\"destfile\":\"/tmp/x\",\"shasum\":\"" + HASH + "\""))
                .extracting(Download::origin, Download::host, Download::destination)
                .containsExactly(FileOrigin.TFTP, "203.0.113.4", "/tmp/x");
        assertThat(download("\"url\":\"ftp://h.example/x\",\"destfile\":\"x\"").origin())
                .isEqualTo(FileOrigin.FTP);
        assertThat(download("\"destfile\":\"/root/.ssh/authorized_keys\",\"shasum\":\"" + HASH + "\""))
                .extracting(Download::origin, Download::url, Download::host)
                .containsExactly(FileOrigin.REDIRECT, null, null);
        assertThat(download("\"destfile\":\"\",\"shasum\":\"" + HASH + "\""))
                .extracting(Download::origin, Download::destination)
                .containsExactly(FileOrigin.STDIN, null);
    }

    @Test
    void takesNothingOverFromAnotherDownload() {
        Session session = LogText.of(
                        CONNECT,
                        line(
                                "session.file_download",
                                1,
                                "\"url\":\"http://203.0.113.9/perlNIK\",\"shasum\":\"" + HASH + "\""),
                        line(
                                "session.file_download",
                                2,
                                "\"destfile\":\"/etc/hosts.deny\",\"shasum\":\"" + HASH.replace('a', 'b') + "\""))
                .session();

        assertThat(session.downloads().get(1).url()).isNull();
        assertThat(session.downloads().get(1).host()).isNull();
        assertThat(session.downloads().get(0).destination()).isNull();
    }

    @Test
    void readsFailedDownloads() {
        Session session = LogText.of(
                        CONNECT,
                        line(
                                "session.file_download.failed",
                                1,
                                "\"url\":\"tftp://203.0.113.4/x\",\"error\":\"TFTP Error 1\""))
                .session();

        assertThat(session.downloads().get(0))
                .extracting(Download::failed, Download::error, Download::sha256)
                .containsExactly(true, "TFTP Error 1", null);
    }

    @Test
    void readsUploadsByScpAndSftp() {
        Session session = LogText.of(
                        CONNECT,
                        line(
                                "session.file_upload",
                                1,
                                "\"filename\":\"up1\",\"url\":\"/tmp/up1\",\"destfile\":\"/tmp/up1\",\"outfile\":\""
                                        + HASH + "\",\"shasum\":\"" + HASH + "\",\"duplicate\":true"),
                        line(
                                "session.file_upload",
                                2,
                                "\"filename\":\"up2\",\"outfile\":\"var/lib/x\",\"shasum\":\"" + HASH + "\""))
                .session();

        assertThat(session.uploads()).extracting(Upload::origin).containsExactly(FileOrigin.SCP, FileOrigin.SFTP);
        assertThat(session.uploads()).extracting(Upload::host).containsOnlyNulls();
        assertThat(session.uploads()).extracting(Upload::duplicate).containsExactly(true, null);
    }

    @Test
    void readsARecordingThatNeverEnded() {
        Session session = LogText.of(CONNECT, line("log.open", 1, "\"ttylog\":\"log/tty/x.log\""))
                .session();

        assertThat(session.recordings())
                .extracting(Recording::ttylog, Recording::sha256)
                .containsExactly(tuple("log/tty/x.log", null));
    }
}
