package io.github.cowriekit.testkit.fakes;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ranges of Pwned Passwords: {@code GET /range/{five digits}} without a key.
 *
 * <p>Answers with lines of {@code SUFFIX:COUNT}, CRLF between them; with {@code Add-Padding} two of them are padding, whose
 * count is zero. Answers 400 for what are not five hexadecimal digits. No request shows what it is about.
 *
 * @since 0.1.0
 */
public final class FakeHibp extends FakeService {
    private static final Pattern PREFIX = Pattern.compile("[0-9A-Fa-f]{5}");
    private static final Map<String, String> TEXT = Map.of("Content-Type", "text/plain");

    private final Map<String, String> lines = new ConcurrentHashMap<>();

    /** Starts the service. */
    public FakeHibp() {
        super("");
    }

    /**
     * Makes the service know a password.
     *
     * @param password the password
     * @param count how often it was seen
     */
    public void knowsPassword(String password, long count) {
        String hash = sha1(password);
        lines.merge(hash.substring(0, 5), hash.substring(5) + ":" + count, (one, other) -> one + "\r\n" + other);
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        return null;
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        String prefix = Decoding.segmentAfter("/range/", path);
        if (prefix == null
                || !PREFIX.matcher(prefix).matches()
                || !request.method().equals("GET")) {
            return new FakeAnswer(400, TEXT, "The hash prefix was not in a valid format");
        }
        String known = lines.get(prefix.toUpperCase(Locale.ROOT));
        // hashes of words that nobody types, so that no range is empty
        String others = "0".repeat(34) + "1:3\r\n" + "F".repeat(34) + "E:12" + (known == null ? "" : "\r\n" + known);
        boolean isPadded = request.header("Add-Padding").orElse("").equals("true");
        String padding = isPadded ? "\r\n" + "A".repeat(35) + ":0\r\n" + "B".repeat(35) + ":0" : "";
        return new FakeAnswer(200, TEXT, others + padding);
    }

    private static String sha1(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
