package io.github.cowriekit.report.internal.misp;

import io.github.cowriekit.report.internal.export.Claim;
import io.github.cowriekit.report.internal.export.Claims;
import io.github.cowriekit.report.internal.export.CleanText;
import io.github.cowriekit.report.internal.export.Indicators;
import io.github.cowriekit.report.internal.export.SessionFile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files and URLs of an event. Several sessions may have one of them, and one of these may claim what another does not
 * know, so their objects are made when all have come.
 */
final class SharedObjects {
    /** Files and URLs of which an event holds an object of its own. */
    static final int MAX_OBJECTS = 100_000;

    /** Characters of all of them: URLs are as long as attackers make them. */
    static final long MAX_CHARACTERS = 16_000_000;

    /** Names are kept until the end; those of files on a disk are of 255 bytes. */
    private static final int MAX_NAME = 1_000;

    private final Map<UUID, Part> parts = new LinkedHashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();
    private long room = MAX_CHARACTERS;
    private long left;

    /**
     * A file or a URL, the parts of a file as the first session tells them that does.
     *
     * @param value hash or URL
     * @param label what a source calls it
     * @param from the URL that it came from
     */
    private record Part(
            boolean isUrl,
            String value,
            @Nullable String name,
            @Nullable String label,
            @Nullable UUID from) {
        int length() {
            return value.length() + (name == null ? 0 : name.length()) + (label == null ? 0 : label.length());
        }

        Part or(Part later) {
            return new Part(
                    isUrl,
                    value,
                    name == null ? later.name : name,
                    label == null ? later.label : label,
                    from == null ? later.from : from);
        }
    }

    /** Takes a URL of a session, and returns whether the event has it. */
    boolean url(UUID id, String url, Claims found) {
        if (!take(id, new Part(true, url, null, null, null))) {
            return false;
        }
        claim(url, found.ofUrl(url));
        String host = Indicators.hostOf(url);
        String address = Indicators.address(host);
        String domain = Indicators.domain(host);
        if (address != null) {
            claim(address, found.ofAddress(address));
        } else if (domain != null) {
            claim(domain, found.ofDomain(domain));
        }
        return true;
    }

    /** Takes a file of a session with the id of the URL that it came from, and returns whether the event has it. */
    boolean file(UUID id, SessionFile file, @Nullable UUID from, Claims found) {
        Part part = new Part(false, file.sha256(), cut(file.name()), cut(file.label()), from);
        if (!take(id, part)) {
            return false;
        }
        claim(file.sha256(), found.of(file));
        return true;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null ? null : CleanText.of(text, MAX_NAME);
    }

    private boolean take(UUID id, Part part) {
        if (!parts.containsKey(id)) {
            if (parts.size() >= MAX_OBJECTS || part.length() > room) {
                left++;
                return false;
            }
            room -= part.length();
        }
        parts.merge(id, part, Part::or);
        return true;
    }

    private void claim(String value, Claim claim) {
        claims.merge(value, claim, Claim::or);
    }

    private Claim claimOf(String value) {
        return Objects.requireNonNull(claims.get(value));
    }

    /** Returns how often a file or a URL came that the event has no room for. */
    long left() {
        return left;
    }

    /** Returns the objects, each made when it is asked for. */
    Stream<MispObject> objects() {
        return parts.entrySet().stream().map(part -> object(part.getKey(), part.getValue()));
    }

    private MispObject object(UUID id, Part part) {
        if (part.isUrl()) {
            return MispObject.url(id, part.value(), this::claimOf);
        }
        MispObject object = MispObject.file(id, part.value(), part.name(), part.label(), claimOf(part.value()));
        if (part.from() != null && parts.containsKey(part.from())) {
            object.refer("downloaded-from", part.from());
        }
        return object;
    }
}
