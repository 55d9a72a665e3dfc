package io.github.cowriekit.report.internal.csv;

import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.PublicKey;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One row per login attempt. */
final class CredentialRows implements Rows {
    @Override
    public List<String> header() {
        return List.of(
                "session",
                "sensor",
                "at",
                "source_ip",
                "username",
                "password",
                "public_key_type",
                "public_key_fingerprint",
                "success");
    }

    @Override
    public void of(SessionRecord record, Consumer<List<@Nullable String>> rows) {
        Session session = record.session();
        for (Login login : session.logins()) {
            PublicKey key = login.publicKey();
            rows.accept(new Cells()
                    .text(session.id())
                    .text(session.sensor())
                    .time(login.at())
                    .text(session.source().ip())
                    .text(login.username())
                    .text(login.password())
                    .text(key == null ? null : key.type())
                    .text(key == null ? null : key.fingerprint())
                    .flag(login.success())
                    .row());
        }
    }
}
