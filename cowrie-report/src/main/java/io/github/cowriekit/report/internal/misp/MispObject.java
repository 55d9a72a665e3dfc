package io.github.cowriekit.report.internal.misp;

import io.github.cowriekit.model.KeyExchange;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.report.AttackTechnique;
import io.github.cowriekit.report.internal.export.Claim;
import io.github.cowriekit.report.internal.export.Claims;
import io.github.cowriekit.report.internal.export.CleanText;
import io.github.cowriekit.report.internal.export.Indicators;
import io.github.cowriekit.report.internal.export.NameUuid;
import io.github.cowriekit.report.internal.export.PlainAddresses;
import io.github.cowriekit.report.internal.export.SessionFacts;
import io.github.cowriekit.report.internal.json.JsonOut;
import io.github.cowriekit.report.internal.text.TimeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An object of an event, made of one of MISP's object templates. */
final class MispObject {
    private static final int MAX_PASSWORDS = 100;

    /** What the templates say of a value that many have. */
    private static final Set<String> NOT_CORRELATED =
            Set.of("compCS", "encCS", "filename", "keyAlgs", "macCS", "protocol", "src_port", "timestamp");

    private static final Template COWRIE =
            new Template("cowrie", "network", "ae085d32-6534-4d52-b3eb-063fccb753e7", "3");
    private static final Template FILE = new Template("file", "file", "688c46fb-5edb-40a3-8273-1af7923e2215", "25");
    private static final Template URL = new Template("url", "network", "60efb77b-40b5-4c46-871b-ed1ed999fce5", "10");

    private final Template template;
    private final UUID id;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private @Nullable String comment;

    private record Template(String name, String metaCategory, String uuid, String version) {}

    private record Reference(UUID to, String type) {}

    /** Types of attributes: name and category. */
    private enum Type {
        TEXT("text", "Other"),
        DATETIME("datetime", "Other"),
        PORT("port", "Network activity"),
        IP_SRC("ip-src", "Network activity"),
        IP_DST("ip-dst", "Network activity"),
        DOMAIN("domain", "Network activity"),
        HASSH("hassh-md5", "Network activity"),
        URL("url", "Network activity"),
        SHA256("sha256", "Payload delivery"),
        FILENAME("filename", "Payload delivery");

        private final String label;
        private final String category;

        Type(String label, String category) {
            this.label = label;
            this.category = category;
        }
    }

    private record Attribute(
            Type type,
            String relation,
            String value,
            boolean detect,
            @Nullable String comment,
            List<String> tags) {}

    private MispObject(Template template, UUID id) {
        this.template = template;
        this.id = id;
    }

    /** Returns the session, without the honeypot's address and name: they are nobody's business. */
    static MispObject cowrie(SessionFacts facts, Claims claims, int interest, List<AttackTechnique> techniques) {
        Session session = facts.session();
        MispObject object = new MispObject(COWRIE, facts.id());
        object.comment = facts.title()
                + "; " + facts.conclusion().text(interest)
                + (techniques.isEmpty() ? "" : "; techniques of MITRE ATT&CK " + Techniques.ATTACK_VERSION);
        object.add(
                Type.TEXT,
                "session",
                session.id(),
                Stream.concat(techniques.stream().map(MispObject::tag), MispTags.of(facts.conclusion()).stream())
                        .toList());
        object.add(Type.DATETIME, "timestamp", facts.start() == null ? null : TimeText.iso(facts.start()));
        object.add(Type.TEXT, "protocol", facts.protocol());
        String source = PlainAddresses.publicOnly(session.source().ip());
        if (source != null) {
            object.claimed(Type.IP_SRC, "src_ip", source, claims.ofAddress(source));
        }
        object.add(
                Type.PORT,
                "src_port",
                session.source().port() == null ? null : session.source().port().toString());
        Login login = facts.login();
        object.add(Type.TEXT, "username", login == null ? null : login.username());
        session.logins().stream()
                .map(Login::password)
                .filter(Objects::nonNull)
                .map(CleanText::of)
                .distinct()
                .limit(MAX_PASSWORDS)
                .forEach(password -> object.add(Type.TEXT, "password", password));
        object.add(Type.TEXT, "input", String.join("\n", facts.commands()));
        KeyExchange kex = session.client().kex();
        if (kex != null) {
            object.add(Type.HASSH, "hassh", hassh(kex.hassh()));
            kex.keyAlgs().stream().distinct().forEach(name -> object.add(Type.TEXT, "keyAlgs", name));
            kex.encCs().stream().distinct().forEach(name -> object.add(Type.TEXT, "encCS", name));
            kex.macCs().stream().distinct().forEach(name -> object.add(Type.TEXT, "macCS", name));
            kex.compCs().stream().distinct().forEach(name -> object.add(Type.TEXT, "compCS", name));
        }
        return object;
    }

    static MispObject file(UUID id, String sha256, @Nullable String name, @Nullable String label, Claim claim) {
        MispObject object = new MispObject(FILE, id);
        object.comment = label;
        object.claimed(Type.SHA256, "sha256", sha256, claim);
        object.add(Type.FILENAME, "filename", name);
        return object;
    }

    /** Returns a URL with its host. */
    static MispObject url(UUID id, String url, Function<String, Claim> claims) {
        MispObject object = new MispObject(URL, id);
        object.claimed(Type.URL, "url", url, claims.apply(url));
        String host = Indicators.hostOf(url);
        String address = Indicators.address(host);
        String domain = Indicators.domain(host);
        if (address != null) {
            object.claimed(Type.IP_DST, "ip", address, claims.apply(address));
        } else if (domain != null) {
            object.claimed(Type.DOMAIN, "domain", domain, claims.apply(domain));
        }
        return object;
    }

    /** Adds what the object has to do with another one of the event, in a word of MISP's list of relationships. */
    void refer(String type, UUID to) {
        Reference reference = new Reference(to, type);
        if (!references.contains(reference)) {
            references.add(reference);
        }
    }

    /** Returns the tag of MISP's galaxy of attack techniques. */
    private static String tag(AttackTechnique technique) {
        String name = technique.ownName().replace('"', '\'');
        return "misp-galaxy:mitre-attack-pattern=\"" + name + " - " + technique.id() + "\"";
    }

    /** MISP refuses an object with a hash of another form. */
    private static @Nullable String hassh(@Nullable String value) {
        return value != null && value.matches("[0-9a-f]{32}") ? value : null;
    }

    private void claimed(Type type, String relation, String value, Claim claim) {
        String by = claim.isMalicious() ? "called malicious by " + String.join(", ", claim.accusers()) : null;
        attributes.add(new Attribute(type, relation, value, claim.isForDetection(), by, List.of()));
    }

    private void add(Type type, String relation, @Nullable String value) {
        add(type, relation, value, List.of());
    }

    /** MISP refuses empty values. */
    private void add(Type type, String relation, @Nullable String value, List<String> tags) {
        if (value != null && !value.isBlank()) {
            attributes.add(new Attribute(type, relation, value, false, null, tags));
        }
    }

    void write(JsonOut out) throws IOException {
        out.text("name", template.name());
        out.text("meta-category", template.metaCategory());
        out.text("template_uuid", template.uuid());
        out.text("template_version", template.version());
        out.text("uuid", id.toString());
        out.text("distribution", "5");
        out.text("comment", comment);
        out.objects("Attribute", attributes, attribute -> write(attribute, out));
        out.objects("ObjectReference", references, reference -> {
            out.text(
                    "uuid",
                    NameUuid.of(id, reference.type() + "\n" + reference.to()).toString());
            out.text("object_uuid", id.toString());
            out.text("referenced_uuid", reference.to().toString());
            out.text("relationship_type", reference.type());
        });
    }

    private void write(Attribute attribute, JsonOut out) throws IOException {
        out.text(
                "uuid",
                NameUuid.of(id, attribute.relation() + "\n" + attribute.value()).toString());
        out.text("object_relation", attribute.relation());
        out.text("type", attribute.type().label);
        out.text("category", attribute.type().category);
        out.bool("to_ids", attribute.detect());
        out.bool("disable_correlation", NOT_CORRELATED.contains(attribute.relation()));
        out.text("distribution", "5");
        out.text("comment", attribute.comment());
        out.text("value", attribute.value());
        out.objects("Tag", attribute.tags(), tag -> out.text("name", tag));
    }
}
