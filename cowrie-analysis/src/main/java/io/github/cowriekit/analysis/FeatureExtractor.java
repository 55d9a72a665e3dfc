package io.github.cowriekit.analysis;

import io.github.cowriekit.analysis.internal.clients.ClientReader;
import io.github.cowriekit.analysis.internal.clients.KnownClients;
import io.github.cowriekit.analysis.internal.commands.ShellLinesAtLogin;
import io.github.cowriekit.analysis.internal.credentials.CredentialReader;
import io.github.cowriekit.analysis.internal.history.SessionFeatures;
import io.github.cowriekit.analysis.internal.playbook.CampaignFinder;
import io.github.cowriekit.analysis.internal.playbook.PlaybookReader;
import io.github.cowriekit.analysis.internal.techniques.TechniqueJudge;
import io.github.cowriekit.model.Session;

/** Extracts what a session shows by itself: techniques, playbook, credentials, client. Immutable. */
final class FeatureExtractor {
    private final TechniqueJudge techniques;
    private final PlaybookReader playbooks;
    private final CredentialReader credentials;
    private final ClientReader clients = new ClientReader(new KnownClients());

    FeatureExtractor(TechniqueJudge techniques, CampaignFinder campaigns) {
        this.techniques = techniques;
        this.playbooks = new PlaybookReader(campaigns);
        this.credentials = new CredentialReader(campaigns);
    }

    SessionFeatures read(Session session) {
        ShellLinesAtLogin linesAtLogin = ShellLinesAtLogin.of(session);
        PlaybookReader.Reading reading = playbooks.read(session, linesAtLogin);
        return new SessionFeatures(
                session,
                techniques.judge(session, linesAtLogin, credentials::isDefault),
                reading.playbook(),
                reading.lines(),
                reading.files(),
                credentials.read(session, linesAtLogin),
                clients.read(session.client()));
    }
}
