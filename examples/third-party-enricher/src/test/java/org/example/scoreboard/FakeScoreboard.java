package org.example.scoreboard;

import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.testkit.FakeAnswer;
import io.github.cowriekit.testkit.FakeService;
import io.github.cowriekit.testkit.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Scoreboard on the loopback interface. */
final class FakeScoreboard extends FakeService {
    FakeScoreboard() {
        super("/v1");
    }

    @Override
    protected @Nullable Observable subject(RecordedRequest request, String path) {
        String prefix = "/addresses/";
        return path.startsWith(prefix)
                ? Observable.ip(URLDecoder.decode(path.substring(prefix.length()), StandardCharsets.UTF_8))
                : null;
    }

    @Override
    protected FakeAnswer answer(RecordedRequest request, String path) {
        if (!request.header("X-Scoreboard-Key").orElse("").equals(key().reveal())) {
            return FakeAnswer.json(401, "{\"message\": \"who are you?\"}");
        }
        return find(request.subject())
                .map(body -> FakeAnswer.json(200, body))
                .orElseGet(() -> FakeAnswer.json(404, "{\"message\": \"never seen\"}"));
    }
}
