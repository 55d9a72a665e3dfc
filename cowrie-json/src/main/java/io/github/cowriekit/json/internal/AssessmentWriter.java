package io.github.cowriekit.json.internal;

import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.ClientIdentity;
import io.github.cowriekit.model.assessment.CredentialView;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.KnownFile;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.model.assessment.Playbook;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.history.HistoryScope;
import io.github.cowriekit.model.assessment.technique.AttemptedTechnique;
import io.github.cowriekit.model.assessment.technique.TechniqueRule;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.NetworkKind;
import io.github.cowriekit.model.intel.Observable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Writes the members of {@code assessment}; constants of enums are lower case with hyphens. */
final class AssessmentWriter {
    private final Members out;

    AssessmentWriter(Members out) {
        this.out = out;
    }

    void write(Assessment assessment) throws IOException {
        out.object("operator", assessment.operator(), this::operator);
        out.object("origin", assessment.origin().equals(Origin.UNKNOWN) ? null : assessment.origin(), this::origin);
        out.objects("downloadHosts", assessment.downloadHosts(), this::origin);
        out.object("techniques", assessment.techniques(), this::techniques);
        out.object("playbook", assessment.playbook(), this::playbook);
        out.object("cluster", assessment.cluster(), this::cluster);
        out.objects("credentials", assessment.credentials(), this::credential);
        out.object("client", assessment.client(), this::client);
        Interest interest = assessment.interest();
        if (interest != null) {
            out.objects("unusual", interest.reasons(), this::reason);
            out.put("interest", interest.points());
            out.put("severity", interest.severity());
            out.put("rarity", interest.rarity());
        }
        out.object("history", assessment.history(), this::history);
    }

    private void history(HistoryScope history) throws IOException {
        out.put("sessions", history.sessions());
        out.put("since", history.since());
        out.flag("saved", history.saved());
        out.flag("repeated", history.repeated());
    }

    private void operator(OperatorVerdict operator) throws IOException {
        out.put("verdict", hyphened(operator.verdict()));
        out.put("score", operator.score());
        out.flag("mixed", operator.mixed());
        out.put("phases", hyphened(operator.phases()));
        out.flag("pacedProgram", operator.pacedProgram().found());
        out.objects("evidence", operator.evidence(), this::evidence);
        out.put("unavailable", operator.notAvailable().keySet());
        out.put("reasons", operator.reasons());
    }

    private void evidence(Evidence item) throws IOException {
        out.put("id", item.id());
        out.put("group", item.group().label());
        out.put("weight", item.weight());
        out.put("observed", item.observed());
        out.put("text", item.sentence());
    }

    private void origin(Origin origin) throws IOException {
        out.put("subject", origin.subject().map(Observable::value).orElse(null));
        out.put("kind", origin.kind().map(NetworkKind::label).orElse(null));
        out.put("roles", labels(origin));
        out.flag("knownScanner", origin.isKnownScanner());
        out.put("notPublic", origin.specialUse());
        out.put("disagreements", origin.disagreements());
        out.put("warnings", origin.warnings());
    }

    private static List<String> labels(Origin origin) {
        return origin.roles().stream()
                .map(role -> role.value().label())
                .distinct()
                .toList();
    }

    private void techniques(Techniques techniques) throws IOException {
        out.put("attackVersion", Techniques.ATTACK_VERSION);
        out.put("category", techniques.category().label());
        out.put("flags", hyphened(techniques.flags()));
        out.put("stage", hyphened(techniques.stage()));
        out.put("intent", hyphened(techniques.intent()));
        out.objects("attempts", techniques.attempts(), this::attempt);
    }

    private void attempt(AttemptedTechnique attempt) throws IOException {
        TechniqueRule rule = attempt.rule();
        out.put("rule", rule.id());
        out.put("technique", rule.technique());
        out.put("name", rule.name());
        out.put("tactics", rule.tactics());
        out.put("confidence", hyphened(rule.confidence()));
        out.put("matched", attempt.first().matched());
        out.put("command", attempt.command());
        out.put("times", attempt.times());
    }

    private void playbook(Playbook playbook) throws IOException {
        out.put("sequenceKey", playbook.sequenceKey());
        out.put("setKey", playbook.setKey());
        out.put("verbKey", playbook.verbKey());
        out.put("lines", playbook.lines());
        out.put("urls", playbook.urls());
        out.objects("keys", playbook.keys(), this::key);
        out.put("writtenCredentials", playbook.writtenCredentials());
        out.put("decodedWords", playbook.decodedWords());
        out.objects("campaigns", playbook.campaigns(), this::campaign);
        out.objects("tools", playbook.tools(), this::campaign);
        out.objects("files", playbook.files(), this::file);
    }

    private void key(PlantedKey key) throws IOException {
        out.put("type", key.type());
        out.put("fingerprint", key.fingerprint());
        out.put("bits", key.bits());
        out.put("comment", key.comment());
        out.put("command", key.command());
    }

    private void campaign(CampaignMatch campaign) throws IOException {
        out.put("name", campaign.name());
        out.put("kind", campaign.kind().label());
        out.put("marks", campaign.marks());
        out.put("source", campaign.source());
    }

    private void file(KnownFile file) throws IOException {
        out.put("sha256", file.sha256());
        out.put("content", file.content());
        out.flag("trivial", file.trivial());
    }

    private void cluster(ClusterLink cluster) throws IOException {
        out.put("name", cluster.name());
        out.put("reason", hyphened(cluster.reason()));
        out.put("observed", cluster.observed());
        out.put("sessions", cluster.sessions());
        out.put("sources", cluster.sources());
        out.put("first", cluster.first());
        out.put("last", cluster.last());
    }

    private void credential(CredentialView credential) throws IOException {
        out.put("login", credential.login());
        out.put("mask", credential.mask());
        out.put("defaults", credential.defaults());
        out.put("campaigns", credential.campaigns());
        out.put("firstSeen", credential.firstSeen());
        out.put("earlier", credential.earlier());
        out.put("earlierSources", credential.earlierSources());
    }

    private void client(ClientIdentity client) throws IOException {
        out.put("program", client.program());
        out.put("family", client.family());
        out.put("hasshProgram", client.hasshProgram());
        out.put("seenWith", client.seenWith());
        out.flag("contradiction", client.contradiction());
    }

    private void reason(Interest.Reason reason) throws IOException {
        out.put("id", reason.id());
        out.put("side", hyphened(reason.side()));
        out.put("points", reason.points());
        out.put("observed", reason.observed());
        out.put("text", reason.sentence());
    }

    private static String hyphened(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> hyphened(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(AssessmentWriter::hyphened).toList();
    }
}
