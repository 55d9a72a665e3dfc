package io.github.cowriekit.report.internal.json;

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
    private final JsonOut out;

    AssessmentWriter(JsonOut out) {
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
            out.number("interest", interest.points());
            out.number("severity", interest.severity());
            out.number("rarity", interest.rarity());
        }
        out.object("history", assessment.history(), this::history);
    }

    private void history(HistoryScope history) throws IOException {
        out.number("sessions", history.sessions());
        out.time("since", history.since());
        out.flag("saved", history.saved());
        out.flag("repeated", history.repeated());
    }

    private void operator(OperatorVerdict operator) throws IOException {
        out.text("verdict", hyphened(operator.verdict()));
        out.decimal("score", operator.score());
        out.flag("mixed", operator.mixed());
        out.texts("phases", hyphened(operator.phases()));
        out.flag("pacedProgram", operator.pacedProgram().found());
        out.objects("evidence", operator.evidence(), this::evidence);
        out.texts("unavailable", operator.notAvailable().keySet());
        out.texts("reasons", operator.reasons());
    }

    private void evidence(Evidence item) throws IOException {
        out.text("id", item.id());
        out.text("group", hyphened(item.group()));
        out.decimal("weight", item.weight());
        out.text("observed", item.observed());
        out.text("text", item.sentence());
    }

    private void origin(Origin origin) throws IOException {
        out.text("subject", origin.subject().map(Observable::value).orElse(null));
        out.text("kind", origin.kind().map(NetworkKind::label).orElse(null));
        out.texts("roles", labels(origin));
        out.flag("knownScanner", origin.isKnownScanner());
        out.text("notPublic", origin.specialUse());
        out.texts("disagreements", origin.disagreements());
        out.texts("warnings", origin.warnings());
    }

    private static List<String> labels(Origin origin) {
        return origin.roles().stream()
                .map(role -> role.value().label())
                .distinct()
                .toList();
    }

    private void techniques(Techniques techniques) throws IOException {
        out.text("attackVersion", Techniques.ATTACK_VERSION);
        out.text("category", techniques.category().label());
        out.texts("flags", hyphened(techniques.flags()));
        out.text("stage", hyphened(techniques.stage()));
        out.text("intent", hyphened(techniques.intent()));
        out.objects("attempts", techniques.attempts(), this::attempt);
    }

    private void attempt(AttemptedTechnique attempt) throws IOException {
        TechniqueRule rule = attempt.rule();
        out.text("rule", rule.id());
        out.text("technique", rule.technique());
        out.text("name", rule.name());
        out.texts("tactics", rule.tactics());
        out.text("confidence", hyphened(rule.confidence()));
        out.text("matched", attempt.first().matched());
        out.number("command", attempt.command());
        out.number("times", attempt.times());
    }

    private void playbook(Playbook playbook) throws IOException {
        out.text("sequenceKey", playbook.sequenceKey());
        out.text("setKey", playbook.setKey());
        out.text("verbKey", playbook.verbKey());
        out.number("lines", playbook.lines());
        out.texts("urls", playbook.urls());
        out.objects("keys", playbook.keys(), this::key);
        out.texts("writtenCredentials", playbook.writtenCredentials());
        out.texts("decodedWords", playbook.decodedWords());
        out.objects("campaigns", playbook.campaigns(), this::campaign);
        out.objects("tools", playbook.tools(), this::campaign);
        out.objects("files", playbook.files(), this::file);
    }

    private void key(PlantedKey key) throws IOException {
        out.text("type", key.type());
        out.text("fingerprint", key.fingerprint());
        out.number("bits", key.bits());
        out.text("comment", key.comment());
        out.number("command", key.command());
    }

    private void campaign(CampaignMatch campaign) throws IOException {
        out.text("name", campaign.name());
        out.text("kind", campaign.kind().label());
        out.texts("marks", campaign.marks());
        out.text("source", campaign.source());
    }

    private void file(KnownFile file) throws IOException {
        out.text("sha256", file.sha256());
        out.text("content", file.content());
        out.flag("trivial", file.trivial());
    }

    private void cluster(ClusterLink cluster) throws IOException {
        out.text("name", cluster.name());
        out.text("reason", hyphened(cluster.reason()));
        out.text("observed", cluster.observed());
        out.number("sessions", cluster.sessions());
        out.number("sources", cluster.sources());
        out.time("first", cluster.first());
        out.time("last", cluster.last());
    }

    private void credential(CredentialView credential) throws IOException {
        out.number("login", credential.login());
        out.text("mask", credential.mask());
        out.texts("defaults", credential.defaults());
        out.texts("campaigns", credential.campaigns());
        out.bool("firstSeen", credential.firstSeen());
        out.number("earlier", credential.earlier());
        out.number("earlierSources", credential.earlierSources());
    }

    private void client(ClientIdentity client) throws IOException {
        out.text("program", client.program());
        out.text("family", client.family());
        out.text("hasshProgram", client.hasshProgram());
        out.texts("seenWith", client.seenWith());
        out.flag("contradiction", client.contradiction());
    }

    private void reason(Interest.Reason reason) throws IOException {
        out.text("id", reason.id());
        out.text("side", hyphened(reason.side()));
        out.number("points", reason.points());
        out.text("observed", reason.observed());
        out.text("text", reason.sentence());
    }

    private static String hyphened(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> hyphened(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(AssessmentWriter::hyphened).toList();
    }
}
