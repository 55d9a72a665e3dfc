package io.github.cowriekit.parser.internal.export;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Recognises documents of other honeypots and sensors that share an export with Cowrie's: their content was sent by visitors,
 * who may have sent fake events.
 *
 * @see <a href="https://github.com/telekom-security/tpotce/blob/master/docker/elk/logstash/dist/logstash.conf">the types that
 *     T-Pot gives its documents</a>
 */
final class OtherHoneypots {
    private static final Set<String> TYPES = Set.of(
            "adbhoney",
            "beelzebub",
            "ciscoasa",
            "citrixhoneypot",
            "conpot",
            "ddospot",
            "dicompot",
            "dionaea",
            "elasticpot",
            "endlessh",
            "fatt",
            "galah",
            "glutton",
            "go-pot",
            "hellpot",
            "heralding",
            "honeyaml",
            "honeypots",
            "honeytrap",
            "ipphoney",
            "log4pot",
            "mailoney",
            "medpot",
            "miniprint",
            "nginx",
            "p0f",
            "redishoneypot",
            "sentrypeer",
            "suricata",
            "tanner",
            "wordpot");
    private static final Set<String> VISITOR_KEYS =
            Set.of("src_ip", "src_port", "src_host", "remote_host", "remote_ip", "source_ip", "peerIP");

    private OtherHoneypots() {}

    /** Returns whether a document that is no event of Cowrie describes a visit elsewhere. */
    static boolean wrote(Map<String, Object> document) {
        if (!(document.get("type") instanceof String type) || type.equalsIgnoreCase("cowrie")) {
            return false;
        }
        return TYPES.contains(type.toLowerCase(Locale.ROOT))
                || VISITOR_KEYS.stream().anyMatch(document::containsKey);
    }
}
