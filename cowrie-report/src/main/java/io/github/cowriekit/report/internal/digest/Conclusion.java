package io.github.cowriekit.report.internal.digest;

import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.Evidence;
import io.github.cowriekit.model.assessment.Interest;
import io.github.cowriekit.model.assessment.KnownFile;
import io.github.cowriekit.model.assessment.Operator;
import io.github.cowriekit.model.assessment.OperatorVerdict;
import io.github.cowriekit.model.assessment.Origin;
import io.github.cowriekit.model.assessment.PacedProgram;
import io.github.cowriekit.model.assessment.Playbook;
import io.github.cowriekit.model.assessment.history.ClusterLink;
import io.github.cowriekit.model.assessment.history.HistoryScope;
import io.github.cowriekit.model.assessment.technique.Techniques;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.report.spi.SafeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an assessment says, in the few words that reports share; everything it returns is safe to show. */
public final class Conclusion {
    private static final int SHOWN = 3;
    private static final int HASH_SHOWN = 12;
    /** Between things of which each may hold commas and semicolons. */
    private static final String BETWEEN = " \u00b7 ";
    /** How often something is seen in which sessions: for those who ask why, not for those who read on. */
    private static final Pattern FIGURES = Pattern.compile(" \\([^()]*(?:%|\\d of \\d)[^()]*\\)");

    private final Assessment assessment;
    private final SafeText text;

    private Conclusion(Assessment assessment, SafeText text) {
        this.assessment = assessment;
        this.text = text;
    }

    /** Returns what the record concludes, null if it was not assessed. */
    public static @Nullable Conclusion of(SessionRecord record, SafeText text) {
        return record instanceof Assessment assessment ? new Conclusion(assessment, text) : null;
    }

    /** Returns who drove the session, such as {@code likely automated}. */
    public String verdict() {
        OperatorVerdict operator = assessment.operator();
        return operator.verdict().label()
                + (operator.mixed() ? ", mixed" : "")
                + (operator.pacedProgram().found() ? ", " + PacedProgram.LABEL : "");
    }

    /** Returns what there is to say by its label, in the order of reading. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Verdict", verdictWithScore());
        put(facts, "Because", reasons());
        put(facts, "Network Kind", network());
        put(facts, "Known Artefacts", artefacts());
        put(facts, "Similar Sessions", similar());
        put(facts, "Unusual", unusual());
        Techniques techniques = assessment.techniques();
        if (techniques != null && !techniques.attempts().isEmpty()) {
            put(facts, "Furthest Stage", stage());
            put(facts, "Techniques", TechniqueText.of(techniques, text));
        }
        return facts;
    }

    /** Returns who drove the session and by how much, such as {@code automated (score -10.1)}. */
    public String verdictWithScore() {
        Double score = assessment.operator().score();
        return verdict() + (score == null ? "" : " (score " + score + ")");
    }

    /** Returns who drove the session and why one thinks so, in one line. */
    public String who() {
        String why = reasons();
        return verdictWithScore() + (why.isEmpty() ? "" : ": " + why);
    }

    /** Returns how far the session came, empty if it did nothing that is known. */
    public String stage() {
        Techniques techniques = assessment.techniques();
        return techniques == null || techniques.attempts().isEmpty()
                ? ""
                : techniques.stage().name().toLowerCase(Locale.ROOT);
    }

    /** Returns the techniques, a line for each tactic. */
    public List<String> techniques() {
        Techniques techniques = assessment.techniques();
        return techniques == null || techniques.attempts().isEmpty()
                ? List.of()
                : TechniqueText.lines(techniques, text);
    }

    private static void put(Map<String, String> facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.put(label, value);
        }
    }

    /** Returns the evidence that speaks for the verdict, or for anything if there is none, strongest first. */
    public static Stream<Evidence> strongest(OperatorVerdict operator) {
        Operator verdict = operator.verdict();
        return operator.evidence().stream()
                .filter(item -> verdict.isHuman() ? item.weight() > 0 : item.weight() < 0 || !verdict.isAutomated())
                .filter(item -> item.weight() != 0)
                .sorted(Comparator.comparingDouble(item -> -Math.abs(item.weight())));
    }

    /** Returns what a piece of evidence means, without the figures behind it. */
    public static String sentence(Evidence item, SafeText text) {
        return text.ofLog(FIGURES.matcher(item.sentence()).replaceAll(""));
    }

    private String reasons() {
        OperatorVerdict operator = assessment.operator();
        return Stream.concat(
                        operator.reasons().stream().map(text::ofService),
                        strongest(operator).map(item -> sentence(item, text)))
                .limit(SHOWN)
                .collect(Collectors.joining(BETWEEN));
    }

    /** Returns the kind of network it came from, {@code unknown} if nobody says; empty without an address. */
    public String network() {
        Origin origin = assessment.origin();
        StringJoiner network = new StringJoiner(", ");
        origin.kind().ifPresent(kind -> network.add(kind.label()));
        origin.roles().stream().map(role -> role.value().label()).distinct().forEach(network::add);
        if (origin.isKnownScanner()) {
            network.add("known scanner");
        }
        if (origin.specialUse() != null) {
            network.add(text.ofService(origin.specialUse()));
        }
        return network.length() == 0 ? unknownNetwork() : network.toString();
    }

    private String unknownNetwork() {
        Optional<Observable> subject = assessment.origin().subject();
        if (subject.isEmpty()) {
            return "";
        }
        boolean anybodyAsked = assessment.enriched().results().stream()
                .anyMatch(result ->
                        result.observable().equals(subject.get()) && !(result instanceof EnrichmentResult.Skipped));
        return anybodyAsked ? "unknown" : "unknown (no list or source was asked; see lists)";
    }

    /** Returns the known campaigns, tools and files, empty if there are none. */
    public String artefacts() {
        Playbook playbook = assessment.playbook();
        if (playbook == null) {
            return "";
        }
        List<String> artefacts = new ArrayList<>();
        for (CampaignMatch campaign : playbook.campaigns()) {
            artefacts.add(text.ofService(campaign.name()));
        }
        for (CampaignMatch tool : playbook.tools()) {
            artefacts.add(text.undefanged(tool.kind().label()) + " " + text.ofService(tool.name()));
        }
        for (KnownFile file : playbook.files()) {
            String hash = file.sha256()
                    .substring(0, Math.min(HASH_SHOWN, file.sha256().length()));
            artefacts.add(text.undefanged(hash) + "… is " + text.ofService(file.content()));
        }
        return joined(artefacts);
    }

    private static String joined(List<String> items) {
        int left = items.size() - SHOWN;
        return String.join(BETWEEN, items.subList(0, Math.min(SHOWN, items.size())))
                + (left > 0 ? BETWEEN + "and " + left + " more" : "");
    }

    /** Returns what the history says of sessions like it, empty without a history. */
    public String similar() {
        ClusterLink cluster = assessment.cluster();
        if (cluster == null) {
            return "";
        }
        HistoryScope history = assessment.history();
        boolean repeated = history != null && history.repeated();
        if (cluster.isNew()) {
            return (repeated ? "no other session " : "not before ") + (history == null ? "" : history.text());
        }
        return cluster.sessions() + (repeated ? " others from " : " before from ")
                + cluster.sources() + (cluster.sources() == 1 ? " address" : " addresses")
                + (cluster.first() == null
                        ? ""
                        : " since " + cluster.first().toString().substring(0, 10))
                + ", " + reason(cluster.reason()) + ": " + text.ofService(cluster.name());
    }

    private static String reason(ClusterLink.Reason reason) {
        return switch (reason) {
            case SAME_SEQUENCE -> "the same commands";
            case SSH_KEY -> "the same SSH key";
            case FILE -> "the same file";
            case WRITTEN_CREDENTIAL -> "the same password set";
            case URL -> "the same URL";
            case NEAR_DUPLICATE -> "nearly the same commands";
            case NEW -> "nothing like it";
        };
    }

    /** Returns the interest and what adds to it, empty if it is zero. */
    public String unusual() {
        Interest interest = assessment.interest();
        if (interest == null || interest.points() == 0) {
            return "";
        }
        String known = interest.reasons().stream()
                .filter(reason -> reason.points() < 0)
                .map(reason -> BETWEEN + "but " + text.ofLog(reason.text()))
                .collect(Collectors.joining());
        return interest.points() + " of 100: "
                + joined(interest.reasons().stream()
                        .filter(reason -> reason.points() > 0)
                        .map(reason -> text.ofLog(reason.text()))
                        .toList())
                + known;
    }
}
