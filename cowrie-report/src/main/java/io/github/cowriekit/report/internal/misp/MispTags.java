package io.github.cowriekit.report.internal.misp;

import io.github.cowriekit.report.internal.export.SessionConclusion;
import java.util.ArrayList;
import java.util.List;

/** Tags for what MISP's templates have no attribute for, in the form of its machine tags. */
final class MispTags {
    private MispTags() {}

    static List<String> of(SessionConclusion conclusion) {
        List<String> tags = new ArrayList<>();
        if (conclusion.verdict() != null) {
            tags.add(tag("verdict", conclusion.verdict()));
        }
        conclusion.networkKinds().forEach(kind -> tags.add(tag("network", kind)));
        conclusion.campaigns().forEach(name -> tags.add(tag("campaign", name)));
        return tags;
    }

    private static String tag(String predicate, String value) {
        return "cowriekit:" + predicate + "=\"" + value.replace('"', '\'') + "\"";
    }
}
