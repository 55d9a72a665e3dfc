package io.github.cowriekit.enrich.internal.shodan;

import io.github.cowriekit.enrich.spi.http.AnswerFields;
import io.github.cowriekit.model.intel.shodan.ShodanService;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a banner that only SSH, TLS and web servers have. */
final class ServerAnswers {
    // an object full of nulls says as little as a missing one
    private static final ShodanService.Ssh NO_SSH = new ShodanService.Ssh(
            null, null, null, null, null, null, List.of(), List.of(), List.of(), List.of(), List.of());
    private static final ShodanService.Ssl NO_SSL =
            new ShodanService.Ssl(List.of(), null, null, null, Map.of(), Map.of(), null, null, null, null, null);
    private static final ShodanService.Http NO_HTTP =
            new ShodanService.Http(null, null, null, null, null, null, null, List.of());

    /** How certificates write times: {@code 20240203040506Z}. */
    private static final DateTimeFormatter ASN1_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT);

    private ServerAnswers() {}

    static ShodanService.@Nullable Ssh ssh(AnswerFields ssh) {
        AnswerFields kex = ssh.object("kex");
        ShodanService.Ssh read = new ShodanService.Ssh(
                ssh.text("type"),
                ssh.text("fingerprint"),
                ssh.text("key"),
                ssh.text("hassh"),
                ssh.text("cipher"),
                ssh.text("mac"),
                kex.texts("kex_algorithms"),
                kex.texts("server_host_key_algorithms"),
                kex.texts("encryption_algorithms"),
                kex.texts("mac_algorithms"),
                kex.texts("compression_algorithms"));
        return read.equals(NO_SSH) ? null : read;
    }

    static ShodanService.@Nullable Ssl ssl(AnswerFields ssl) {
        AnswerFields certificate = ssl.object("cert");
        ShodanService.Ssl read = new ShodanService.Ssl(
                ssl.texts("versions"),
                ssl.object("cipher").text("name"),
                ssl.text("jarm"),
                ssl.text("ja3s"),
                certificate.textsByName("subject"),
                certificate.textsByName("issuer"),
                certificate.text("serial"),
                certificate.object("fingerprint").text("sha256"),
                time(certificate, "issued"),
                time(certificate, "expires"),
                certificate.flag("expired"));
        return read.equals(NO_SSL) ? null : read;
    }

    static ShodanService.@Nullable Http http(AnswerFields http) {
        ShodanService.Http read = new ShodanService.Http(
                http.number("status"),
                http.text("title"),
                http.text("server"),
                http.text("host"),
                http.text("location"),
                http.number("html_hash"),
                http.object("favicon").number("hash"),
                List.copyOf(http.objectsByName("components").keySet()));
        return read.equals(NO_HTTP) ? null : read;
    }

    private static @Nullable Instant time(AnswerFields certificate, String name) {
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
