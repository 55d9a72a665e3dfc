package io.github.cowriekit.model.intel.shodan;

import io.github.cowriekit.model.intel.shodan.ShodanFacts.Location;
import io.github.cowriekit.model.internal.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A banner: what answered on one port of a host.
 *
 * <p>Parts that the source leaves out are null or empty.
 *
 * @param port port
 * @param transport {@code tcp} or {@code udp}
 * @param product product such as {@code OpenSSH}
 * @param version version of the product
 * @param module Shodan's module that asked, such as {@code ssh}
 * @param timestamp when it answered; the service gives no zone, read as UTC
 * @param cpes platforms in CPE 2.2 notation, sorted
 * @param cpe23s platforms in CPE 2.3 notation, sorted
 * @param ssh SSH server
 * @param ssl TLS server
 * @param http web server
 * @param location location of the address
 * @param vulnerabilities vulnerabilities of this service, sorted by number
 * @since 0.1.0
 */
public record ShodanService(
        @Nullable Integer port,
        @Nullable String transport,
        @Nullable String product,
        @Nullable String version,
        @Nullable String module,
        @Nullable Instant timestamp,
        List<String> cpes,
        List<String> cpe23s,
        @Nullable Ssh ssh,
        @Nullable Ssl ssl,
        @Nullable Http http,
        @Nullable Location location,
        List<Vulnerability> vulnerabilities) {
    /** Copies the collections. */
    public ShodanService {
        cpes = List.copyOf(cpes);
        cpe23s = List.copyOf(cpe23s);
        vulnerabilities = List.copyOf(vulnerabilities);
    }

    /** Returns such as {@code OpenSSH 7.4 (22)}, empty for a banner without product. */
    String label() {
        if (product == null || product.isEmpty()) {
            return "";
        }
        return product
                + (version == null || version.isEmpty() ? "" : " " + version)
                + (port == null ? "" : " (" + port + ")");
    }

    /**
     * The SSH server on a port; its host key and HASSH allow grouping the machines of an attacker.
     *
     * @param type type of the host key, such as {@code ssh-rsa}
     * @param fingerprint MD5 of the host key with colons
     * @param key host key in base64
     * @param hassh HASSH of the server
     * @param cipher cipher that was agreed on
     * @param mac message authentication that was agreed on
     * @param keyExchanges key exchanges it offers, in its order
     * @param hostKeyAlgorithms host key algorithms it offers, in its order
     * @param ciphers ciphers it offers, in its order
     * @param macs message authentications it offers, in its order
     * @param compressions compressions it offers, in its order
     */
    public record Ssh(
            @Nullable String type,
            @Nullable String fingerprint,
            @Nullable String key,
            @Nullable String hassh,
            @Nullable String cipher,
            @Nullable String mac,
            List<String> keyExchanges,
            List<String> hostKeyAlgorithms,
            List<String> ciphers,
            List<String> macs,
            List<String> compressions) {
        /** Copies the collections. */
        public Ssh {
            keyExchanges = List.copyOf(keyExchanges);
            hostKeyAlgorithms = List.copyOf(hostKeyAlgorithms);
            ciphers = List.copyOf(ciphers);
            macs = List.copyOf(macs);
            compressions = List.copyOf(compressions);
        }
    }

    /**
     * The TLS server on a port and its certificate.
     *
     * @param versions protocol versions; those with a minus in front are refused
     * @param cipher cipher that was agreed on
     * @param jarm JARM fingerprint
     * @param ja3s JA3S fingerprint
     * @param subject who the certificate is for, such as {@code CN}, sorted by name
     * @param issuer who issued it, sorted by name
     * @param serial serial number
     * @param sha256 SHA-256 of the certificate
     * @param issued start of its validity
     * @param expires end of its validity
     * @param expired whether it had expired when it was seen
     */
    public record Ssl(
            List<String> versions,
            @Nullable String cipher,
            @Nullable String jarm,
            @Nullable String ja3s,
            Map<String, String> subject,
            Map<String, String> issuer,
            @Nullable String serial,
            @Nullable String sha256,
            @Nullable Instant issued,
            @Nullable Instant expires,
            @Nullable Boolean expired) {
        /** Copies the collections. */
        public Ssl {
            versions = List.copyOf(versions);
            subject = Ordered.copyOf(subject);
            issuer = Ordered.copyOf(issuer);
        }
    }

    /**
     * The web server on a port.
     *
     * @param status status of the answer
     * @param title title of the page
     * @param server Server header
     * @param host host that was asked for
     * @param location path that was asked for
     * @param htmlHash Shodan's hash of the page
     * @param faviconHash Shodan's hash of the icon
     * @param components technologies recognised in the page, sorted
     */
    public record Http(
            @Nullable Long status,
            @Nullable String title,
            @Nullable String server,
            @Nullable String host,
            @Nullable String location,
            @Nullable Long htmlHash,
            @Nullable Long faviconHash,
            List<String> components) {
        /** Copies the collections. */
        public Http {
            components = List.copyOf(components);
        }
    }

    /**
     * A vulnerability that Shodan concludes from a banner.
     *
     * @param id CVE number
     * @param cvss CVSS score from 0 to 10
     * @param verified whether Shodan tested for it
     * @param summary description
     * @param references web pages about it
     */
    public record Vulnerability(
            String id,
            @Nullable Double cvss,
            @Nullable Boolean verified,
            @Nullable String summary,
            List<String> references) {
        /** Rejects missing required parts and copies the collections. */
        public Vulnerability {
            Objects.requireNonNull(id, "id");
            references = List.copyOf(references);
        }
    }
}
