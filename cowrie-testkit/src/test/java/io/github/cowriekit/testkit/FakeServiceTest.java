package io.github.cowriekit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.fakes.FakeDshield;
import io.github.cowriekit.testkit.fakes.FakeInternetDb;
import io.github.cowriekit.testkit.fakes.FakeShodan;
import io.github.cowriekit.testkit.fakes.FakeSpur;
import io.github.cowriekit.testkit.fakes.FakeUrlhaus;
import io.github.cowriekit.testkit.fakes.FakeVirusTotal;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the fakes do with requests that the sources of this library never send. */
@Timeout(60)
final class FakeServiceTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static HttpResponse<String> send(FakeService fake, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(fake.baseUri() + path)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void dshieldAnswersXmlUnlessAskedForJson() throws Exception {
        try (FakeDshield fake = new FakeDshield()) {
            fake.knows(Observable.ip("203.0.113.70"), "{\"ip\": {}}");

            assertThat(send(fake, "/ip/203.0.113.70", "User-Agent", "a (a@b.example)")
                            .body())
                    .startsWith("<?xml");
            assertThat(send(fake, "/ip/203.0.113.70?json", "User-Agent", "a (a@b.example)")
                            .body())
                    .isEqualTo("{\"ip\": {}}");
            assertThat(send(fake, "/ip/203.0.113.70?json").statusCode()).isEqualTo(403);
            assertThat(send(fake, "/other?json", "User-Agent", "a@b.example").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void urlhausWantsAPostWithAKeyAndTheSlash() throws Exception {
        try (FakeUrlhaus fake = new FakeUrlhaus()) {
            String key = fake.key().reveal();

            assertThat(send(fake, "/host/").statusCode()).isEqualTo(401);
            assertThat(send(fake, "/host/", "Auth-Key", "x").body()).contains("unknown_auth_key");
            assertThat(send(fake, "/host/", "Auth-Key", key).body()).contains("http_post_expected");
            assertThat(send(fake, "/host", "Auth-Key", key).headers().firstValue("Location"))
                    .hasValue(fake.baseUri() + "/host/");
            assertThat(send(fake, "/tag/", "Auth-Key", key).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void urlhausWantsAForm() throws Exception {
        try (FakeUrlhaus fake = new FakeUrlhaus()) {
            for (String body : List.of("{\"host\": \"a.example\"}", "url=a", "host=", "host=%zz", "host=a:80")) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(fake.baseUri() + "/host/"))
                        .header("Auth-Key", fake.key().reveal())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build();

                assertThat(CLIENT.send(request, BodyHandlers.ofString()).body()).contains("invalid_host");
            }
        }
    }

    @Test
    void virusTotalKnowsUrlsByTheirUrlSafeIdOnly() throws Exception {
        try (FakeVirusTotal fake = new FakeVirusTotal()) {
            String key = fake.key().reveal();
            fake.knowsUrl("http://a.example/~?", 1, 1);

            assertThat(send(fake, "/urls/aHR0cDovL2EuZXhhbXBsZS9-Pw", "x-apikey", key)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(send(fake, "/urls/aHR0cDovL2EuZXhhbXBsZS9+Pw==", "x-apikey", key)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(send(fake, "/urls/aHR0cDovL2EuZXhhbXBsZS9-Pw==", "x-apikey", key)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(send(fake, "/urls/aHR0cDovL2EuZXhhbXBsZS9-Pw").body()).contains("AuthenticationRequiredError");
            assertThat(send(fake, "/urls/a", "x-apikey", "x").body()).contains("WrongCredentialsError");
        }
    }

    @Test
    void answersTheScriptFirstAndInOrder() throws Exception {
        try (FakeSpur fake = new FakeSpur()) {
            fake.answerNext(503, Map.of("Retry-After", "5"), "");
            fake.answerNext(FakeAnswer.html(418, "a <tea> pot"));
            fake.failNext(FakeFault.CUT);

            assertThat(send(fake, "/context/203.0.113.70").headers().firstValue("Retry-After"))
                    .hasValue("5");
            assertThat(send(fake, "/context/203.0.113.70").statusCode()).isEqualTo(418);
            assertThatIOException().isThrownBy(() -> send(fake, "/context/203.0.113.70"));
            assertThat(send(fake, "/context/203.0.113.70").statusCode()).isEqualTo(401);
            assertThat(fake.requests()).hasSize(4);
        }
    }

    @Test
    void shodanWantsItsKeyInTheQuery() throws Exception {
        try (FakeShodan fake = new FakeShodan()) {
            String key = fake.key().reveal();
            fake.knowsHost("203.0.113.70", "Example", 2222, "honeypot");

            assertThat(send(fake, "/shodan/host/203.0.113.70?minify=true&key=" + key)
                            .body())
                    .contains("\"ports\":[2222]", "\"honeypot\"");
            assertThat(send(fake, "/shodan/host/203.0.113.71?key=" + key).statusCode())
                    .isEqualTo(404);
            assertThat(send(fake, "/shodan/host/203.0.113.70", "key", key).statusCode())
                    .isEqualTo(401);
            assertThat(send(fake, "/shodan/host/203.0.113.70?key=" + key + "x").body())
                    .contains("Invalid API key");
            assertThat(send(fake, "/shodan/count?key=" + key).body()).contains("<html>");
        }
    }

    @Test
    void internetDbTellsUnknownAddressesFromWhatIsNone() throws Exception {
        try (FakeInternetDb fake = new FakeInternetDb()) {
            fake.knowsHost("203.0.113.70", List.of(22, 23), List.of("iot"));

            assertThat(send(fake, "/203.0.113.70").body()).contains("\"ports\":[22,23]", "\"tags\":[\"iot\"]");
            assertThat(send(fake, "/203.0.113.71").body()).contains("No information available");
            assertThat(send(fake, "/host.example").statusCode()).isEqualTo(422);
            assertThat(send(fake, "/203.0.113.70/ports").body()).contains("Not Found");
        }
    }

    @Test
    void altersItsOwnAnswer() throws Exception {
        try (FakeInternetDb fake = new FakeInternetDb()) {
            fake.alterNext(answer -> new FakeAnswer(503, answer.headers(), answer.body() + "!"));

            HttpResponse<String> altered = send(fake, "/203.0.113.71");
            assertThat(altered.statusCode()).isEqualTo(503);
            assertThat(altered.body()).isEqualTo("{\"detail\": \"No information available\"}!");
            assertThat(send(fake, "/203.0.113.71").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void compressesAnAnswerThatSaysSo() throws Exception {
        try (FakeInternetDb fake = new FakeInternetDb()) {
            fake.answerNext(FakeAnswer.json(200, "x".repeat(5_000)).gzipped());
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(fake.baseUri() + "/a")).build();

            HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(answer.body()).hasSizeLessThan(200);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("x".repeat(5_000));
        }
    }

    @Test
    void sendsATrickleWithoutEnd() throws Exception {
        try (FakeInternetDb fake = new FakeInternetDb()) {
            fake.failNext(FakeFault.TRICKLE);
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(fake.baseUri() + "/a")).build();

            try (InputStream body =
                    CLIENT.send(request, BodyHandlers.ofInputStream()).body()) {
                assertThat(body.readNBytes(4)).asString(StandardCharsets.UTF_8).isEqualTo("{   ");
            }
        }
    }

    @Test
    void answersNothingOutsideItsBasePath() throws Exception {
        try (FakeSpur fake = new FakeSpur()) {
            String root = fake.baseUri().toString().replace("/v2", "");
            HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/v1/context/203.0.113.70"))
                    .build();

            assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);
            assertThat(fake.requests()).singleElement().returns(null, RecordedRequest::subject);
        }
    }

    @Test
    void needsNeitherJunitNorAssertJ() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("junit") && !entry.contains("assertj") && !entry.contains("surefire")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader bare = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            for (Class<?> fake : List.of(
                    FakeDshield.class,
                    FakeUrlhaus.class,
                    FakeVirusTotal.class,
                    FakeSpur.class,
                    FakeShodan.class,
                    FakeInternetDb.class)) {
                Object made = bare.loadClass(fake.getName()).getConstructor().newInstance();
                ((AutoCloseable) made).close();

                assertThat(made.getClass()).isNotEqualTo(fake);
            }
            assertThat(bare.getResource("org/junit/jupiter/api/Test.class")).isNull();
        }
    }
}
