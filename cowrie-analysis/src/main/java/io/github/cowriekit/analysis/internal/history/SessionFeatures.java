package io.github.cowriekit.analysis.internal.history;

import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.ClientIdentity;
import io.github.cowriekit.model.assessment.CredentialView;
import io.github.cowriekit.model.assessment.Playbook;
import io.github.cowriekit.model.assessment.technique.Techniques;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session shows by itself.
 *
 * @param lines normalised lines of the playbook
 * @param files SHA-256 of its files that are not trivial
 */
public record SessionFeatures(
        Session session,
        Techniques techniques,
        Playbook playbook,
        List<String> lines,
        List<String> files,
        List<CredentialView> credentials,
        @Nullable ClientIdentity client) {}
