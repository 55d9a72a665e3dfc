package io.github.cowriekit.model.intel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that sources can be asked about, in one normal form so that equal subjects are asked once.
 *
 * <p>Host names and hashes are lower case, trailing dots of a host name are gone, an IPv4 address mapped into IPv6 is
 * IPv4; URLs, keys and passwords are as logged. Nothing is resolved or fetched. {@code toString} hides a password.
 *
 * @param type kind of subject
 * @param value its text, never empty
 * @since 0.1.0
 */
public record Observable(ObservableType type, String value) {
    /** What a socket for both families writes before an IPv4 address. */
    private static final String MAPPED = "::ffff:";

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * Brings the value into its normal form.
     *
     * @throws IllegalArgumentException if the value is empty
     */
    public Observable {
        Objects.requireNonNull(type, "type");
        if (type == ObservableType.IP || type == ObservableType.HOST || type == ObservableType.SHA256) {
            value = value.toLowerCase(Locale.ROOT);
        }
        if (type == ObservableType.HOST) {
            value = withoutTrailingDots(value);
        }
        if (type == ObservableType.IP
                && value.startsWith(MAPPED)
                && IPV4.matcher(value.substring(MAPPED.length())).matches()) {
            value = value.substring(MAPPED.length());
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty " + type.label());
        }
    }

    /** Returns an address as subject. */
    public static Observable ip(String address) {
        return new Observable(ObservableType.IP, address);
    }

    /** Returns an address if the text is an address literal, with or without brackets, else a host name. */
    public static Observable host(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return ip(host.substring(1, host.length() - 1));
        }
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches()
                ? ip(host)
                : new Observable(ObservableType.HOST, host);
    }

    /** Returns a URL as subject. */
    public static Observable url(String url) {
        return new Observable(ObservableType.URL, url);
    }

    /** Returns the SHA-256 of a file as subject, in hex. */
    public static Observable sha256(String hash) {
        return new Observable(ObservableType.SHA256, hash);
    }

    /**
     * Returns what can be asked about a file: its host, its URL, its hash, each only where there is one.
     *
     * @param host host name or address the file came from; left out without a letter or digit in it
     * @param url URL the file came from
     * @param hash SHA-256 in hex; anything else is left out
     */
    public static List<Observable> ofFile(@Nullable String host, @Nullable String url, @Nullable String hash) {
        List<Observable> observables = new ArrayList<>(3);
        if (host != null && host.chars().anyMatch(Character::isLetterOrDigit)) {
            observables.add(host(host));
        }
        if (url != null && !url.isEmpty() && host != null) {
            observables.add(url(url));
        }
        if (hash != null && SHA256.matcher(hash.toLowerCase(Locale.ROOT)).matches()) {
            observables.add(sha256(hash));
        }
        return observables;
    }

    private static String withoutTrailingDots(String host) {
        int end = host.length();
        while (end > 0 && host.charAt(end - 1) == '.') {
            end--;
        }
        return host.substring(0, end);
    }

    @Override
    public String toString() {
        return type.label() + ":" + (type == ObservableType.PASSWORD ? "****" : value);
    }
}
