package io.github.cowriekit.testkit.fakes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CIRCL hashlookup: {@code GET /lookup/sha256/{hash}} without a key.
 *
 * <p>Answers 404 and {@code Non existing SHA-256} about a file it does not know, and 400 about what is no SHA-256.
 *
 * @since 0.1.0
 */
public final class FakeCircl extends FakeService {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    /** Starts the service. */
    public FakeCircl() {
        super("");
    }

    /**
     * Makes the service know a file; {@link #knows} takes the whole shape.
     *
     * @param sha256 SHA-256 in hex
     * @param fileName name of the file
     * @param trust 0 to 100
     */
    public void knowsFile(String sha256, String fileName, int trust) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("FileName", fileName);
        file.put("SHA-256", sha256.toUpperCase(Locale.ROOT));
        file.put("hashlookup:trust", trust);
        knows(Observable.sha256(sha256), file.toString());
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String hash = Decoding.segmentAfter("/lookup/sha256/", path);
        return hash == null ? null : Observable.sha256(hash);
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        Observable subject = request.subject();
        if (subject == null || !request.method().equals("GET")) {
            return FakeAnswer.json(404, "{\"message\": \"The requested URL was not found on the server.\"}");
        }
        if (!SHA256.matcher(subject.value()).matches()) {
            return FakeAnswer.json(400, "{\"message\": \"SHA-256 is not in the right format\"}");
        }
        return find(subject)
                .map(body -> FakeAnswer.json(200, body))
                .orElseGet(() -> FakeAnswer.json(
                        404, "{\"message\": \"Non existing SHA-256\", \"query\": \"" + subject.value() + "\"}"));
    }
}
