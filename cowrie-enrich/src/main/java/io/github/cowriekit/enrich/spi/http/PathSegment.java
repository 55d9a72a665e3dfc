package io.github.cowriekit.enrich.spi.http;

import io.github.cowriekit.enrich.spi.RejectedQuestionException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts subjects, which attackers write, into requests so that each stays one path segment or one form field.
 *
 * @since 0.1.0
 */
public final class PathSegment {
    // request lines above 8 KiB are refused by most servers; base64 and percent-encoding make a subject longer
    private static final int LONGEST = 6_000;
    private static final int LONGEST_PATH = 120;
    private static final Pattern ADDRESS = Pattern.compile("(?=.*[0-9a-f])(?=.*[.:])[0-9a-f.:]{2,45}");

    private PathSegment() {}

    /**
     * Returns the text as one path segment; everything but letters, digits and {@code -._~} is percent-encoded.
     *
     * @throws RejectedQuestionException if it is no text that can be asked about
     */
    public static String of(String text) {
        if (text.equals(".") || text.equals("..")) {
            throw new RejectedQuestionException("a path cannot hold this subject: " + text);
        }
        return encode(text);
    }

    private static String encode(String text) {
        return URLEncoder.encode(new String(utf8(text), StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /**
     * Returns an address literal as one path segment. Zone ids and everything else that is no plain literal are refused:
     * no service knows them, and a path is no place for them.
     *
     * @throws RejectedQuestionException if it is not an address
     */
    public static String ofAddress(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new RejectedQuestionException("not an address that can be asked about");
        }
        return of(address);
    }

    /**
     * Returns the UTF-8 bytes of a text. A text with half a surrogate pair has none, and asking about a replacement
     * would be asking about something else.
     *
     * @throws RejectedQuestionException if it is no text that can be asked about
     */
    public static byte[] utf8(String text) {
        if (text.length() > LONGEST) {
            throw new RejectedQuestionException("too long to be asked about: " + text.length() + " characters");
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException halfPair) {
            throw new RejectedQuestionException("holds half a surrogate pair and cannot be asked about");
        }
    }

    /** Returns the body of a form post. */
    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** Returns the URI without user, password and query, where keys may be, and not longer than a line. */
    static String withoutSecrets(URI uri) {
        String path = uri.getRawPath();
        String shown = path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "...";
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + shown;
    }
}
