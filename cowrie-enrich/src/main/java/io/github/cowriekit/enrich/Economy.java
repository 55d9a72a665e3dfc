package io.github.cowriekit.enrich;

import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.circl.HashlookupFacts;
import io.github.cowriekit.model.intel.iscresearch.ResearchScannerFacts;
import io.github.cowriekit.model.intel.tor.TorFacts;
import io.github.cowriekit.model.intel.urlhaus.UrlhausUrlFacts;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which answers of cheaper sources settle a question, so that no source with a key is asked it any more.
 *
 * <p>A source of {@link SourceCost#KEYED} waits for the answers that the rules look at. If one of them settles the question,
 * it is skipped with a reason such as {@code settled by circl}; an answer that is kept already is shown all the same, since
 * it costs nothing and may disagree. Answers that fail or are missing settle nothing. Immutable.
 *
 * <pre>{@code
 * Enrichment.builder()
 *         .discover()
 *         .economy(Economy.standard()
 *                 .with(new Economy.Rule(ObservableType.IP, "my-scanners", "a scanner that we know", facts -> true)))
 *         .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Economy {
    private static final Economy NONE = new Economy(List.of());
    private static final Economy STANDARD = new Economy(List.of(new Rule(
            ObservableType.SHA256,
            "circl",
            "a known file of a system or a package that nobody lists as malware",
            facts -> facts instanceof HashlookupFacts file && file.isKnownBenign())));
    private static final Economy FRUGAL = STANDARD.with(new Rule(
                    ObservableType.IP,
                    "isc-research",
                    "a scanner of a researcher that SANS ISC knows by name",
                    facts -> facts instanceof ResearchScannerFacts))
            .with(new Rule(ObservableType.IP, "tor", "an exit of Tor", facts -> facts instanceof TorFacts))
            .with(new Rule(
                    ObservableType.URL,
                    "urlhaus-recent",
                    "a URL that URLhaus lists as malware",
                    facts -> facts instanceof UrlhausUrlFacts));

    private final List<Rule> rules;

    /**
     * What settles a question.
     *
     * @param about kind of observable that the question is about
     * @param source name of the source whose answer settles it; one with a key settles nothing
     * @param when what the answer must say, in words for people
     * @param settles whether what the source found settles the question; must be safe for use by several threads
     * @since 0.1.0
     */
    public record Rule(ObservableType about, String source, String when, Predicate<? super Facts> settles) {
        /** Checks that everything is there. */
        public Rule {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(settles, "settles");
        }
    }

    private Economy(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Returns what holds unless the caller says otherwise: a file that CIRCL knows to be benign is settled. */
    public static Economy standard() {
        return STANDARD;
    }

    /**
     * Returns what suits the smallest quotas: beside the {@link #standard()} rules, addresses are settled that a list names as a
     * known research scanner or as an exit of Tor, and URLs that the dump of URLhaus lists.
     *
     * <p>A source with a key then waits for those lists, and what it would have said beside them is not known. A list that is not
     * among the sources settles nothing. {@link #without} leaves a rule out.
     */
    public static Economy frugal() {
        return FRUGAL;
    }

    /** Returns no economy: every source is asked everything, all at the same time. */
    public static Economy none() {
        return NONE;
    }

    /** Returns the rules in the order in which they are tried. */
    public List<Rule> rules() {
        return rules;
    }

    /** Returns these rules and one more. */
    public Economy with(Rule rule) {
        return new Economy(Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }

    /** Returns these rules but those of a source. */
    public Economy without(String source) {
        return new Economy(
                rules.stream().filter(rule -> !rule.source().equals(source)).toList());
    }
}
