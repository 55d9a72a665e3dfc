package io.github.cowriekit.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.assessment.ClientIdentity;
import io.github.cowriekit.model.assessment.CredentialView;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsAndClientsTest {
    private static final Analysis ANALYSIS = Analysis.standard();

    @ParameterizedTest
    @CsvSource({"Admin123$, ?u?l4?d3?s", "123456, ?d6", "a, ?l", "pässe, ?l?b?l3", "'', ''"})
    void describesTheShapeOfAPassword(String password, String mask) {
        assertThat(only("root", password).mask()).isEqualTo(mask);
    }

    @Test
    void cutsTheMaskOfWhatIsNoPassword() {
        assertThat(only("root", "aB".repeat(5_000)).mask()).hasSize(64 * 2 + 1).endsWith("…");
    }

    @Test
    void knowsDefaultsAndPairsOfCampaigns() {
        assertThat(only("root", "xc3511").defaults()).containsExactly("mirai");
        assertThat(only("admin", "admin").defaults()).containsExactly("mirai", "device");
        assertThat(only("pi", "raspberry").isDefault()).isTrue();
        assertThat(only("pi", "Raspberry").isDefault()).isFalse();
        assertThat(only("345gs5662d34", "345gs5662d34").campaigns()).containsExactly("345gs5662d34");
        assertThat(only("345gs5662d34", "x").campaigns()).isEmpty();
    }

    @Test
    void listsEachPairOnceAndNotTooMany() {
        assertThat(views(Collections.nCopies(10, Sessions.login("root", "1", false))))
                .hasSize(1);
        assertThat(views(IntStream.range(0, 1_000)
                        .mapToObj(i -> Sessions.login("root", "p" + i, false))
                        .toList()))
                .hasSize(100)
                .last()
                .extracting(CredentialView::login)
                .isEqualTo(99);
        assertThat(views(List.of(Login.builder().username("root").build()))).isEmpty();
    }

    @Test
    void takesShellLinesOfATelnetBotForNoCredentials() {
        List<CredentialView> views = ANALYSIS.assess(Sessions.ran()
                        .protocol("telnet")
                        .logins(List.of(
                                Sessions.login("support", "support", true),
                                Sessions.login("", "enable", true),
                                Sessions.login("system", "shell", true),
                                Sessions.login("sh", "/bin/busybox ECCHI", true)))
                        .build())
                .credentials();

        assertThat(views).singleElement().extracting(CredentialView::login).isEqualTo(0);
    }

    @Test
    void tellsFalseNamesByTheKeyExchange() {
        ClientIdentity honest = client("SSH-2.0-libssh_0.9.6", "f555226df1963d1d3c09daf865abdc9a");
        ClientIdentity liar = client("SSH-2.0-OpenSSH_9.2", "f555226df1963d1d3c09daf865abdc9a");

        assertThat(honest.contradiction()).isFalse();
        assertThat(honest.program()).isEqualTo("libssh");
        assertThat(honest.seenWith()).containsExactly("SSH-2.0-libssh_0.9.6 (5777)", "SSH-2.0-libssh_0.9.5 (40)");
        assertThat(liar.contradiction()).isTrue();
        assertThat(liar.hasshProgram()).isEqualTo("libssh");
        assertThat(client("SSH-2.0-OpenSSH_9.2", "00".repeat(16)).contradiction())
                .isFalse();
        assertThat(client("SSH-2.0-OpenSSH_for_Windows_9.5", "acaa53e0a7d7ac7d1255103f37901306")
                        .contradiction())
                .isFalse();
        assertThat(client("GET / HTTP/1.1", null).family()).isEqualTo("unknown");
        assertThat(ANALYSIS.assess(Sessions.ran().build()).client()).isNull();
    }

    private static CredentialView only(String user, String password) {
        List<CredentialView> views = views(List.of(Sessions.login(user, password, false)));
        assertThat(views).hasSize(1);
        return views.get(0);
    }

    private static List<CredentialView> views(List<Login> logins) {
        return ANALYSIS.assess(Sessions.ran().logins(logins).build()).credentials();
    }

    private static ClientIdentity client(String version, @Nullable String hassh) {
        Client client = new Client(
                version,
                hassh == null ? null : KeyExchange.builder().hassh(hassh).build(),
                null,
                List.of());
        return Objects.requireNonNull(
                ANALYSIS.assess(Sessions.ran().client(client).build()).client());
    }
}
