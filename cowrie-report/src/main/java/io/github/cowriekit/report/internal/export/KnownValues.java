package io.github.cowriekit.report.internal.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.format.util.DualIPv4v6Tries;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** One list of values in the format of the MISP warninglists, made ready to be asked. */
public final class KnownValues {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ADDRESSES =
            Set.of("ip-src", "ip-dst", "ip-src|port", "ip-dst|port", "domain|ip", "ip");
    private static final Set<String> NAMES = Set.of("hostname", "domain", "domain|ip", "hostname|port");
    private static final Set<String> URLS = Set.of("url", "uri", "link");
    private static final Set<String> FILES = Set.of("sha256", "filename|sha256", "malware-sample");

    private final Set<String> attributes;
    private final Set<String> names = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final DualIPv4v6Tries networks = new DualIPv4v6Tries();

    private KnownValues(Collection<String> attributes) {
        this.attributes = Set.copyOf(attributes);
    }

    /**
     * Returns a list.
     *
     * @param type {@code hostname}, {@code cidr} or {@code string}
     * @param attributes types of MISP's attributes that it is for; all if there are none
     * @throws IllegalArgumentException if it is of another type, or a network is none
     */
    private static KnownValues of(String type, List<String> values, List<String> attributes) {
        KnownValues list = new KnownValues(attributes);
        for (String value : values) {
            String text = value.strip().toLowerCase(Locale.ROOT);
            switch (type) {
                case "hostname" -> list.names.add(text.startsWith(".") ? text.substring(1) : text);
                case "cidr" -> list.networks.add(network(text));
                case "string" -> list.texts.add(text);
                default ->
                    throw new IllegalArgumentException(
                            "a warninglist of a type that is not supported, only hostname, cidr and string are: "
                                    + type);
            }
        }
        return list;
    }

    /**
     * Reads a list.
     *
     * @param name what to call the input in an exception
     * @throws IllegalArgumentException if it is no warninglist, or of a type that is not supported
     */
    public static KnownValues read(InputStream in, String name) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(in);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON in " + name + ": " + e.getOriginalMessage(), e);
        }
        if (!json.path("list").isArray()) {
            throw new IllegalArgumentException("no warninglist, it has no \"list\": " + name);
        }
        try {
            return of(
                    json.path("type").asText("string"),
                    texts(json.path("list")),
                    texts(json.path("matching_attributes")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ": " + name, e);
        }
    }

    private static List<String> texts(JsonNode list) {
        // without JsonNode.valueStream(), which Jackson has since 2.19
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static IPAddress network(String text) {
        IPAddress address = new IPAddressString(text).getAddress();
        if (address == null) {
            throw new IllegalArgumentException("a warninglist of networks with what is none, " + text);
        }
        return address.isMultiple() ? address.toPrefixBlock() : address.withoutPrefixLength();
    }

    public boolean holdsAddress(String address) {
        if (!isFor(ADDRESSES)) {
            return false;
        }
        String plain = PlainAddresses.plain(address);
        return plain != null
                && (texts.contains(plain) || networks.elementContains(new IPAddressString(plain).getAddress()));
    }

    public boolean holdsName(String name) {
        if (!isFor(NAMES)) {
            return false;
        }
        String rest = name.toLowerCase(Locale.ROOT);
        if (texts.contains(rest)) {
            return true;
        }
        while (!names.contains(rest)) {
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return false;
            }
            rest = rest.substring(dot + 1);
        }
        return true;
    }

    public boolean holdsUrl(String url) {
        return isFor(URLS) && texts.contains(url.toLowerCase(Locale.ROOT));
    }

    public boolean holdsFile(String sha256) {
        return isFor(FILES) && texts.contains(sha256.toLowerCase(Locale.ROOT));
    }

    private boolean isFor(Set<String> kinds) {
        return attributes.isEmpty() || !Collections.disjoint(attributes, kinds);
    }
}
