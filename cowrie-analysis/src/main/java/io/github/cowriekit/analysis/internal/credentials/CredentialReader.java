package io.github.cowriekit.analysis.internal.credentials;

import io.github.cowriekit.analysis.internal.commands.ShellLinesAtLogin;
import io.github.cowriekit.analysis.internal.playbook.CampaignFinder;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.CredentialView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is known about the pairs of user name and password that a session tried. Immutable. */
public final class CredentialReader {
    private static final int MOST = 100;

    private final DefaultCredentials defaults = DefaultCredentials.own();
    private final CampaignFinder campaigns;

    public CredentialReader(CampaignFinder campaigns) {
        this.campaigns = campaigns;
    }

    /** User name and password; either may be missing. */
    private record Pair(@Nullable String user, @Nullable String password) {}

    /** Returns whether a list of default credentials holds the pair. */
    public boolean isDefault(Login login) {
        return defaults.contains(login);
    }

    /**
     * Returns each pair that was tried with a password, once, in order, without what a history knows and without shell lines that
     * only arrived as logins.
     */
    public List<CredentialView> read(Session session) {
        if (session.logins().isEmpty()) {
            return List.of();
        }
        ShellLinesAtLogin shellLines = ShellLinesAtLogin.of(session);
        Set<Pair> seen = new HashSet<>();
        List<CredentialView> views = new ArrayList<>(Math.min(session.logins().size(), MOST));
        for (int i = 0; i < session.logins().size() && views.size() < MOST; i++) {
            Login login = session.logins().get(i);
            Pair pair = new Pair(login.username(), login.password());
            if (login.password() != null && !shellLines.isLine(i) && seen.add(pair)) {
                views.add(new CredentialView(
                        i,
                        Mask.of(Objects.requireNonNull(login.password())),
                        defaults.lists(login),
                        campaigns.ofLogin(login),
                        null,
                        null,
                        null));
            }
        }
        return views;
    }
}
