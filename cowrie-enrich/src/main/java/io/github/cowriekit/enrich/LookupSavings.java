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
 * Which questions a source with a key is spared, because the answer of a cheaper source is enough.
 *
 * <p>A source of {@link SourceCost#KEYED} waits for the answers that the rules look at. If one of them settles the question,
 * it is skipped with a reason such as {@code settled by circl}; an answer that is kept already is shown all the same, since
 * it costs nothing and may disagree. Answers that fail or are missing settle nothing. Immutable.
 *
 * <pre>{@code
 * Enrichment.builder()
 *         .discover()
 *         .savings(LookupSavings.standard()
 *                 .with(new LookupSavings.SkipRule(ObservableType.IP, "my-scanners", "a scanner that we know", facts -> true)))
 *         .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class LookupSavings {
    private static final LookupSavings NONE = new LookupSavings(List.of());
    private static final LookupSavings STANDARD = new LookupSavings(List.of(new SkipRule(
            ObservableType.SHA256,
            "circl",
            "a known file of a system or a package that nobody lists as malware",
            facts -> facts instanceof HashlookupFacts file && file.isKnownBenign())));
    private static final LookupSavings SMALL_QUOTAS = STANDARD.with(new SkipRule(
                    ObservableType.IP,
                    "isc-research",
                    "a scanner of a researcher that SANS ISC knows by name",
                    facts -> facts instanceof ResearchScannerFacts))
            .with(new SkipRule(ObservableType.IP, "tor", "an exit of Tor", facts -> facts instanceof TorFacts))
            .with(new SkipRule(
                    ObservableType.URL,
                    "urlhaus-recent",
                    "a URL that URLhaus lists as malware",
                    facts -> facts instanceof UrlhausUrlFacts));

    private final List<SkipRule> rules;

    /**
     * What settles a question.
     *
     * @param about kind of observable that the question is about
     * @param source name of the source whose answer settles it; one with a key settles nothing
     * @param when what the answer must say, in words for people
     * @param isEnough whether what the source found settles the question; must be safe for use by several threads
     * @since 0.1.0
     */
    public record SkipRule(ObservableType about, String source, String when, Predicate<? super Facts> isEnough) {
        /** Checks that everything is there. */
        public SkipRule {
            Objects.requireNonNull(about, "about");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(isEnough, "isEnough");
        }
    }

    private LookupSavings(List<SkipRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Returns what holds unless the caller says otherwise: a file that CIRCL knows to be benign is settled. */
    public static LookupSavings standard() {
        return STANDARD;
    }

    /**
     * Returns what suits the smallest quotas: beside the {@link #standard()} rules, addresses are settled that a list names as a
     * known research scanner or as an exit of Tor, and URLs that the dump of URLhaus lists.
     *
     * <p>A source with a key then waits for those lists, and what it would have said beside them is not known. A list that is not
     * among the sources settles nothing. {@link #withoutRulesOf} leaves a rule out.
     */
    public static LookupSavings forSmallQuotas() {
        return SMALL_QUOTAS;
    }

    /** Returns no rules: every source is asked everything, all at the same time. */
    public static LookupSavings none() {
        return NONE;
    }

    /** Returns the rules in the order in which they are tried. */
    public List<SkipRule> rules() {
        return rules;
    }

    /** Returns these rules and one more. */
    public LookupSavings with(SkipRule rule) {
        return new LookupSavings(Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }

    /** Returns these rules but those of a source. */
    public LookupSavings withoutRulesOf(String source) {
        return new LookupSavings(
                rules.stream().filter(rule -> !rule.source().equals(source)).toList());
    }
}
