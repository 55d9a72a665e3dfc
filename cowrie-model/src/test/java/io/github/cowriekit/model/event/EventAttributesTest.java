package io.github.cowriekit.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.cowriekit.model.Endpoint;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.event.client.ClientFingerprint;
import io.github.cowriekit.model.event.client.ClientKex;
import io.github.cowriekit.model.event.client.ClientMalformedPacket;
import io.github.cowriekit.model.event.client.ClientSize;
import io.github.cowriekit.model.event.client.ClientVar;
import io.github.cowriekit.model.event.client.ClientVersion;
import io.github.cowriekit.model.event.command.CommandChpasswd;
import io.github.cowriekit.model.event.command.CommandFailed;
import io.github.cowriekit.model.event.command.CommandInput;
import io.github.cowriekit.model.event.command.CommandSuccess;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipData;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipJa4;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipJa4h;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipRedirect;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipRequest;
import io.github.cowriekit.model.event.directtcpip.DirectTcpipTunnel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The attributes of each event, under the keys of Cowrie and in the order in which it lists them. */
class EventAttributesTest {
    private static final Instant TIME = Instant.parse("2026-05-24T06:23:56Z");
    private static final EventHeader HEADER = EventHeader.builder(
                    "cowrie.some.event", new Endpoint("198.51.100.1", 40_000), Endpoint.UNKNOWN)
            .session("8d39860bce79")
            .timestamp(TIME)
            .build();
    private static final String HASH = "a".repeat(64);

    static Stream<Arguments> events() {
        return Stream.of(sessions(), clients(), commands(), forwards(), files(), telnet())
                .flatMap(List::stream)
                .map(row -> argumentSet(row.event().getClass().getSimpleName(), row.event(), row.attributes()));
    }

    private record Row(CowrieEvent event, String attributes) {}

    private static List<Row> sessions() {
        return List.of(
                new Row(new SessionConnect(HEADER), "{}"),
                new Row(new SessionClosed(HEADER, Duration.ofMillis(12_340)), "{duration=12.34}"),
                new Row(new SessionParams(HEADER, "linux-x64-lsb"), "{arch=linux-x64-lsb}"),
                new Row(new SessionInput(HEADER, "cat", "x"), "{realm=cat, input=x}"),
                new Row(new LoginAttempt(HEADER, "root", "", null, true), "{username=root, password=, success=true}"),
                new Row(
                        new LoginAttempt(HEADER, "root", null, new PublicKey("ssh-rsa", "aa:bb", "AAAA"), false),
                        "{username=root, fingerprint=aa:bb, key=AAAA, type=ssh-rsa, success=false}"),
                new Row(new UnknownEvent(HEADER, Map.of("a", 1L)), "{a=1}"));
    }

    private static List<Row> clients() {
        KeyExchange kex = KeyExchange.builder()
                .hassh("b".repeat(32))
                .hasshAlgorithms("x;y")
                .kexAlgs(List.of("k1", "k2"))
                .keyAlgs(List.of("h"))
                .encCs(List.of("e"))
                .macCs(List.of("m"))
                .compCs(List.of("c"))
                .langCs(List.of("l"))
                .build();
        String lists = "kexAlgs=[k1, k2], keyAlgs=[h], encCS=[e], macCS=[m], compCS=[c], langCS=[l]}";
        return List.of(
                new Row(
                        new ClientFingerprint(HEADER, "root", new PublicKey(null, "aa:bb", null)),
                        "{username=root, fingerprint=aa:bb}"),
                new Row(new ClientKex(HEADER, kex), "{hassh=" + "b".repeat(32) + ", hasshAlgorithms=x;y, " + lists),
                new Row(new ClientKex(HEADER, KeyExchange.builder().build()), "{}"),
                new Row(new ClientMalformedPacket(HEADER, 7L, 9L, "x"), "{messagenum=7, datalen=9, data=x}"),
                new Row(new ClientSize(HEADER, 80, 24), "{width=80, height=24}"),
                new Row(new ClientVar(HEADER, "LANG", "C"), "{name=LANG, value=C}"),
                new Row(new ClientVersion(HEADER, "SSH-2.0-Go", null), "{version=SSH-2.0-Go}"));
    }

    private static List<Row> commands() {
        return List.of(
                new Row(new CommandChpasswd(HEADER, "chpasswd", "root"), "{realm=chpasswd, username=root}"),
                new Row(new CommandFailed(HEADER, "exot"), "{input=exot}"),
                new Row(new CommandInput(HEADER, "id", null), "{input=id}"),
                new Row(new CommandSuccess(HEADER, "id", "x"), "{input=id, realm=x}"));
    }

    private static List<Row> forwards() {
        String target = "{dst_ip=example.org, dst_port=443, ";
        return List.of(
                new Row(new DirectTcpipData(HEADER, "example.org", 443, "GET", 3L), target + "data=GET, id=3}"),
                new Row(new DirectTcpipJa4(HEADER, "example.org", 443, "t13"), target + "ja4=t13}"),
                new Row(new DirectTcpipJa4h(HEADER, "example.org", 443, "ge11"), target + "ja4h=ge11}"),
                new Row(
                        DirectTcpipRedirect.builder(HEADER)
                                .targetHost("example.org")
                                .targetPort(443)
                                .newIp("192.0.2.1")
                                .newPort(25)
                                .originIp("198.51.100.1")
                                .originPort(1)
                                .build(),
                        target + "new_ip=192.0.2.1, new_port=25, orig_ip=198.51.100.1, orig_port=1}"),
                new Row(
                        new DirectTcpipRequest(HEADER, "example.org", 443, "198.51.100.1", 1),
                        target + "orig_ip=198.51.100.1, orig_port=1}"),
                new Row(
                        DirectTcpipTunnel.builder(HEADER)
                                .targetHost("example.org")
                                .newPort(8080)
                                .build(),
                        "{dst_ip=example.org, new_port=8080}"),
                new Row(new TunnelProxyData(HEADER, "x"), "{data=x}"));
    }

    private static List<Row> files() {
        return List.of(
                new Row(
                        FileDownload.builder(HEADER)
                                .url("http://192.0.2.7/x")
                                .outfile("dl/x")
                                .sha256(HASH)
                                .destfile("/tmp/x")
                                .duplicate(false)
                                .build(),
                        "{url=http://192.0.2.7/x, outfile=dl/x, shasum=" + HASH
                                + ", destfile=/tmp/x, duplicate=false}"),
                new Row(new FileDownloadFailed(HEADER, "http://x/", "404"), "{url=http://x/, error=404}"),
                new Row(
                        FileUpload.builder(HEADER).filename("x").sha256(HASH).build(),
                        "{filename=x, shasum=" + HASH + "}"),
                new Row(new LogOpen(HEADER, "tty/x"), "{ttylog=tty/x}"),
                new Row(
                        LogClosed.builder(HEADER)
                                .sha256(HASH)
                                .sizeBytes(88L)
                                .duplicate(true)
                                .build(),
                        "{shasum=" + HASH + ", size=88, duplicate=true}"));
    }

    private static List<Row> telnet() {
        return List.of(
                new Row(new TelnetError(HEADER, "x"), "{error=x}"),
                new Row(
                        new TelnetExploitAttempt(HEADER, "CVE-2026-24061", "USER", "-f root"),
                        "{cve=CVE-2026-24061, name=USER, value=-f root}"),
                new Row(
                        new TelnetExploitSuccess(HEADER, "CVE-2026-24061", "root", "-f root", "id"),
                        "{cve=CVE-2026-24061, username=root, original_username=-f root, attempted_command=id}"),
                new Row(
                        new TelnetOption(HEADER, "WILL", "NAWS", 31L),
                        "{command=WILL, option_name=NAWS, option_byte=31}"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void areThoseOfCowrie(CowrieEvent event, String attributes) {
        assertThat(event.attributes()).hasToString(attributes);
        assertThat(event.eventId()).isEqualTo("cowrie.some.event");
        assertThat(event.session()).isEqualTo("8d39860bce79");
        assertThat(event.timestamp()).isEqualTo(TIME);
    }

    @Test
    void areTestedForEveryEvent() {
        Set<Object> tested = events().map(row -> row.get()[0].getClass()).collect(Collectors.toSet());

        assertThat(Arrays.asList(CowrieEvent.class.getPermittedSubclasses())).allMatch(tested::contains);
    }

    @Test
    void haveNumbersOfOneKindAndSecondsWithoutZeros() {
        assertThat(new ClientSize(HEADER, 80, 24).attributes()).containsEntry("width", 80L);
        assertThat(new SessionClosed(HEADER, Duration.ofSeconds(10)).attributes())
                .containsEntry("duration", new BigDecimal("1E+1"));
        assertThat(new SessionClosed(HEADER, Duration.ofMillis(-1_500)).attributes())
                .containsEntry("duration", new BigDecimal("-1.5"));
    }
}
