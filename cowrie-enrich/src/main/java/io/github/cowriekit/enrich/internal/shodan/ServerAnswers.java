package io.github.cowriekit.enrich.internal.shodan;

import io.github.cowriekit.enrich.internal.json.Fields;
import io.github.cowriekit.model.intel.shodan.ShodanHttp;
import io.github.cowriekit.model.intel.shodan.ShodanSsh;
import io.github.cowriekit.model.intel.shodan.ShodanSsl;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a banner that only SSH, TLS and web servers have. */
final class ServerAnswers {
    // an object full of nulls says as little as a missing one
    private static final ShodanSsh NO_SSH = ShodanSsh.builder().build();
    private static final ShodanSsl NO_SSL = ShodanSsl.builder().build();
    private static final ShodanHttp NO_HTTP = ShodanHttp.builder().build();

    /** How certificates write times: {@code 20240203040506Z}. */
    private static final DateTimeFormatter ASN1_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);

    private ServerAnswers() {}

    static @Nullable ShodanSsh ssh(Fields ssh) {
        Fields kex = ssh.object("kex");
        ShodanSsh read = ShodanSsh.builder()
                .type(ssh.text("type"))
                .fingerprint(ssh.text("fingerprint"))
                .key(ssh.text("key"))
                .hassh(ssh.text("hassh"))
                .cipher(ssh.text("cipher"))
                .mac(ssh.text("mac"))
                .keyExchanges(kex.texts("kex_algorithms"))
                .hostKeyAlgorithms(kex.texts("server_host_key_algorithms"))
                .ciphers(kex.texts("encryption_algorithms"))
                .macs(kex.texts("mac_algorithms"))
                .compressions(kex.texts("compression_algorithms"))
                .build();
        return read.equals(NO_SSH) ? null : read;
    }

    static @Nullable ShodanSsl ssl(Fields ssl) {
        Fields certificate = ssl.object("cert");
        ShodanSsl read = ShodanSsl.builder()
                .versions(ssl.texts("versions"))
                .cipher(ssl.object("cipher").text("name"))
                .jarm(ssl.text("jarm"))
                .ja3s(ssl.text("ja3s"))
                .subject(certificate.textsByName("subject"))
                .issuer(certificate.textsByName("issuer"))
                .serial(certificate.text("serial"))
                .sha256(certificate.object("fingerprint").text("sha256"))
                .issued(time(certificate, "issued"))
                .expires(time(certificate, "expires"))
                .expired(certificate.flag("expired"))
                .build();
        return read.equals(NO_SSL) ? null : read;
    }

    static @Nullable ShodanHttp http(Fields http) {
        ShodanHttp read = ShodanHttp.builder()
                .status(http.number("status"))
                .title(http.text("title"))
                .server(http.text("server"))
                .host(http.text("host"))
                .location(http.text("location"))
                .htmlHash(http.number("html_hash"))
                .faviconHash(http.object("favicon").number("hash"))
                .components(List.copyOf(http.objectsByName("components").keySet()))
                .build();
        return read.equals(NO_HTTP) ? null : read;
    }

    private static @Nullable Instant time(Fields certificate, String name) {
        String text = certificate.text(name);
        if (text == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip(), ASN1_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException otherForm) {
            return certificate.time(name);
        }
    }
}
