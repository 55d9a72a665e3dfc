package io.github.cowriekit.analysis.internal.crowd;

import io.github.cowriekit.model.assessment.ClusterLink;
import io.github.cowriekit.model.assessment.CredentialView;
import io.github.cowriekit.model.assessment.CrowdSighting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the crowd knew about a session before it came.
 *
 * @param news what is rare, by name of the reason, with what was observed; empty while the sensor is new
 */
public record Seen(
        CrowdSighting sighting,
        @Nullable ClusterLink cluster,
        List<CredentialView> credentials,
        Map<String, String> news) {}
