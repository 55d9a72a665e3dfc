package io.github.cowriekit.testkit.virustotal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cowriekit.enrich.VirusTotalUpload;
import io.github.cowriekit.enrich.spi.ApiKey;
import io.github.cowriekit.enrich.spi.AuthenticationException;
import io.github.cowriekit.enrich.spi.EnrichmentException;
import io.github.cowriekit.enrich.spi.InvalidAnswerException;
import io.github.cowriekit.enrich.spi.SourceUnavailableException;
import io.github.cowriekit.enrich.spi.ThrottledException;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeFault;
import io.github.cowriekit.testkit.RecordedRequest;
import io.github.cowriekit.testkit.fakes.FakeVirusTotal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
final class VirusTotalUploadTest {
    private static final int LARGE = 32_000_001;

    @TempDir
    private Path folder;

    private FakeVirusTotal fake;

    @BeforeEach
    void start() {
        fake = new FakeVirusTotal();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private VirusTotalUpload.Builder builder() {
        return VirusTotalUpload.builder(fake.key()).baseUrl(fake.baseUri()).contact("analyst@example.org");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("sensor-7-secret-name"), content);
    }

    private Path largeFile() throws IOException {
        Path large = folder.resolve("large");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(LARGE);
        }
        return large;
    }

    @Test
    void postsTheFileWithoutItsName() throws IOException {
        assertThat(builder().build().upload(file("#!/bin/sh\necho x"))).isEqualTo("analysis-of-a-file");

        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/api/v3/files");
            assertThat(request.header("x-apikey")).hasValue(fake.key().reveal());
            assertThat(request.header("User-Agent")).get().asString().contains("analyst@example.org");
            assertThat(request.header("Content-Type")).get().asString().startsWith("multipart/form-data; boundary=");
            assertThat(request.body())
                    .contains("name=\"file\"; filename=\"sample\"\r\n", "\r\n\r\n#!/bin/sh\necho x\r\n--")
                    .doesNotContain("secret-name", "filename*");
        });
    }

    @Test
    void sendsALargeFileToAnAddressOfItsOwn() throws IOException {
        VirusTotalUpload upload = builder().maxBytes(LARGE).build();

        assertThat(upload.upload(largeFile())).isEqualTo("analysis-of-a-file");
        assertThat(fake.requests())
                .extracting(RecordedRequest::path)
                .containsExactly("/api/v3/files/upload_url", "/api/v3/upload/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": \"https://attacker.example/upload\"}",
                "{\"data\": \"https://www.virustotal.com.attacker.example/upload\"}",
                "{\"data\": \"http://127.0.0.1:1/upload\"}",
                "{\"data\": \"not a url\"}",
                "{\"data\": {}}",
                "{}"
            })
    void sendsKeyAndFileToNobodyElse(String answer) throws IOException {
        Path large = largeFile();
        fake.answerNext(FakeAnswer.json(200, answer));

        assertThatExceptionOfType(InvalidAnswerException.class)
                .isThrownBy(() -> builder().maxBytes(LARGE).build().upload(large));
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void refusesWhatIsEmptyTooLargeOrNoFile() throws IOException {
        Path empty = file("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().build().upload(empty))
                .withMessageContaining("empty");
        Path five = file("12345");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxBytes(4).build().upload(five))
                .withMessageContaining("5 bytes");
        Path large = largeFile();
        assertThatIllegalArgumentException().isThrownBy(() -> builder().build().upload(large));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().build().upload(folder));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().build().upload(folder.resolve("missing")));
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n",
                "#!/bin/sh\ncat <<E\n-----BEGIN RSA PRIVATE KEY-----\nE\n",
                "PuTTY-User-Key-File-3: ssh-ed25519\n",
                "ssh-rsa AAAAB3NzaC1yc2E mdrfckr\n",
                "# mine\n\nno-pty,command=\"x y\" ssh-ed25519 AAAAC3NzaC1 a@b\necdsa-sha2-nistp256 AAAAE2Vj\n",
                "host,192.0.2.1 ssh-rsa AAAAB3NzaC1yc2E\n"
            })
    void refusesFilesOfKeys(String content) throws IOException {
        Path keys = file(content);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().build().upload(keys))
                .withMessageContaining("keys");
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cd /tmp\necho ssh-rsa AAAAB3NzaC1 mdrfckr > a\n", "# only a remark\n", "\u007fELF", "ssh-rsa\n"
            })
    void takesWhatIsMoreThanKeys(String content) throws IOException {
        assertThat(builder().build().upload(file(content))).isNotEmpty();
    }

    @Test
    void triesOnceAndSaysWhatWentWrong() throws IOException {
        Path file = file("x");
        fake.answerNext(FakeVirusTotal.error(429, "QuotaExceededError", "Quota exceeded"));
        assertFails(ThrottledException.class, builder().build(), file);
        fake.answerNext(FakeAnswer.html(503, "Service Unavailable"));
        assertFails(SourceUnavailableException.class, builder().build(), file);
        fake.answerNext(FakeAnswer.html(200, "Sign in"));
        assertFails(InvalidAnswerException.class, builder().build(), file);
        fake.answerNext(FakeAnswer.json(200, "{\"data\": {}}"));
        assertFails(InvalidAnswerException.class, builder().build(), file);
        fake.failNext(FakeFault.CUT);
        assertFails(SourceUnavailableException.class, builder().build(), file);
        assertThat(fake.requests()).hasSize(5);

        VirusTotalUpload stranger = VirusTotalUpload.builder(ApiKey.of("a-wrong-key"))
                .baseUrl(fake.baseUri())
                .build();
        assertFails(AuthenticationException.class, stranger, file);
    }

    private static void assertFails(Class<? extends EnrichmentException> expected, VirusTotalUpload upload, Path file) {
        assertThatExceptionOfType(expected)
                .isThrownBy(() -> upload.upload(file))
                .withMessageNotContaining("a-wrong-key");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 650_000_001})
    void checksTheSizeThatIsAllowed(long bytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().maxBytes(bytes));
    }
}
