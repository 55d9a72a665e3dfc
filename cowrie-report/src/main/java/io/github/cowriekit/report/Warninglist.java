package io.github.cowriekit.report;

import io.github.cowriekit.report.internal.export.KnownValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Names, networks and files that no export calls malicious, whoever says so: a visitor of a honeypot chooses what it
 * fetches, and must not be able to choose what others block.
 *
 * <p>Lists are in the format of the MISP warninglists, a JSON object with {@code name}, {@code type}, {@code list} and
 * {@code matching_attributes}. Of the types, {@code hostname} matches a name and all below it, {@code cidr} an address or
 * network, {@code string} a whole value.
 *
 * <p>Immutable; safe for use by several threads.
 *
 * <pre>{@code
 * Reports.ioc(ExportOptions.sharing().warninglist(Path.of("our-hosts.json")))
 * }</pre>
 *
 * @see <a href="https://github.com/MISP/misp-warninglists">the MISP warninglists</a>
 * @since 0.1.0
 */
public final class Warninglist {
    private static final Warninglist NONE = new Warninglist(List.of());
    private static final List<String> SHIPPED = List.of("names.json", "google.json", "networks.json", "files.json");

    private final List<KnownValues> lists;

    private Warninglist(List<KnownValues> lists) {
        this.lists = lists;
    }

    /**
     * Returns the small list that every export applies unless it is told otherwise: names and networks that many people
     * use, and files without content.
     */
    public static Warninglist standard() {
        return Standard.LIST;
    }

    /** Returns a list of nothing. */
    public static Warninglist none() {
        return NONE;
    }

    /**
     * Reads a list from a file.
     *
     * @throws IllegalArgumentException if the file is no warninglist, or of a type that is not supported
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Warninglist read(Path file) {
        try (InputStream in = Files.newInputStream(Objects.requireNonNull(file, "file"))) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a list of what is in this one, in the other, or in both. */
    public Warninglist and(Warninglist other) {
        return new Warninglist(
                Stream.concat(lists.stream(), other.lists.stream()).toList());
    }

    /** Returns whether a host name, or one above it, is in a list. */
    public boolean holdsName(String name) {
        return lists.stream().anyMatch(list -> list.holdsName(name));
    }

    /** Returns whether an address, or a network around it, is in a list; false for what is no address. */
    public boolean holdsAddress(String address) {
        return lists.stream().anyMatch(list -> list.holdsAddress(address));
    }

    /** Returns whether this very URL is in a list, whatever its host. */
    public boolean holdsUrl(String url) {
        return lists.stream().anyMatch(list -> list.holdsUrl(url));
    }

    /** Returns whether the SHA-256 of a file, in hex, is in a list. */
    public boolean holdsFile(String sha256) {
        return lists.stream().anyMatch(list -> list.holdsFile(sha256));
    }

    private static Warninglist read(InputStream in, String name) throws IOException {
        return new Warninglist(List.of(KnownValues.read(in, name)));
    }

    private static final class Standard {
        static final Warninglist LIST = SHIPPED.stream().map(Standard::shipped).reduce(NONE, Warninglist::and);

        private static Warninglist shipped(String name) {
            try (InputStream in = Warninglist.class.getResourceAsStream("warninglists/" + name)) {
                return read(Objects.requireNonNull(in, name), name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
