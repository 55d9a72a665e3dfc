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

/** Finds what is known about the pairs of user name and password that a session tried. Immutable. */
public final class CredentialReader {
    private static final int MOST = 100;
    /** Up to this number of logins, which most sessions do not exceed, comparing each with each is cheaper than a set. */
    private static final int FEW = 8;

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
     * Returns each pair with a password once, in order. Shell lines sent as logins are left out; what a history knows is not
     * filled in.
     */
    public List<CredentialView> read(Session session, ShellLinesAtLogin shellLines) {
        List<Login> logins = session.logins();
        if (logins.isEmpty()) {
            return List.of();
        }
        List<CredentialView> views = new ArrayList<>(Math.min(logins.size(), MOST));
        Set<Pair> seen = logins.size() <= FEW ? Set.of() : new HashSet<>();
        for (int i = 0; i < logins.size() && views.size() < MOST; i++) {
            Login login = logins.get(i);
            String password = login.password();
            if (password == null || shellLines.isLine(i)) {
                continue;
            }
            boolean isNew = logins.size() <= FEW
                    ? isNew(login, password, logins, views)
                    : seen.add(new Pair(login.username(), password));
            if (isNew) {
                views.add(new CredentialView(
                        i, Mask.of(password), defaults.lists(login), campaigns.ofLogin(login), null, null, null));
            }
        }
        return views;
    }

    /** Compares a login with the previous ones. */
    private static boolean isNew(Login login, String password, List<Login> logins, List<CredentialView> views) {
        for (int i = 0; i < views.size(); i++) {
            Login before = logins.get(views.get(i).login());
            if (password.equals(before.password()) && Objects.equals(login.username(), before.username())) {
                return false;
            }
        }
        return true;
    }
}
