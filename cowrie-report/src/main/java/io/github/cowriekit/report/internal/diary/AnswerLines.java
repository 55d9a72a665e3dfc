package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.CustomFacts;
import io.github.cowriekit.model.intel.EnrichmentResult;
import io.github.cowriekit.model.intel.FactDetail;
import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.ObservableType;
import io.github.cowriekit.model.intel.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The lines of one answer: what was found in the words of the source, or why there is nothing.
 *
 * <p>The services of the diary say in their line that they do not know a subject or were not asked. The others are silent
 * then; that a question failed is said of all of them, once in a block.
 */
final class AnswerLines {
    /** Sources whose labels say what they are about. */
    private static final Set<String> OWN_LABELS =
            Set.of("virustotal", "urlhaus", "dshield", "spur", "hibp", "cowrie-log");

    private final LabelledLines lines;
    private final AnswersBySubject answers;
    private final String subject;

    AnswerLines(LabelledLines lines, AnswersBySubject answers) {
        this(lines, answers, "");
    }

    /**
     * Writes lines that say what kind of subject they are about.
     *
     * @param subject kind of subject where the lines around do not tell it, else empty
     */
    AnswerLines(LabelledLines lines, AnswersBySubject answers, String subject) {
        this.lines = lines;
        this.answers = answers;
        this.subject = subject.isEmpty() ? "" : " (" + subject + ")";
    }

    void add(EnrichmentResult result) {
        if (result instanceof EnrichmentResult.Found found) {
            found(found);
        } else if (result instanceof EnrichmentResult.NotFound) {
            notFound(result);
        } else if (isOfTheDiary(result)) {
            answers.news(result, lines.text());
            lines.add(label(result), SourceAnswer.word(result, lines.text()));
        } else if (result instanceof EnrichmentResult.Failed || isSecondQuestion(result)) {
            String word = answers.news(result, lines.text());
            if (word != null) {
                lines.add(label(result), word);
            }
        }
    }

    private void found(EnrichmentResult.Found found) {
        Facts facts = found.facts();
        String subject = subject(found);
        String source = lines.text().ofService(found.source());
        List<FactDetail> details = found.details();
        if (details.isEmpty()) {
            lines.add(source.toUpperCase(Locale.ROOT) + subject, "found, no details");
        }
        // its names are anybody's, so they say whose they are
        String before = facts instanceof CustomFacts ? source.toUpperCase(Locale.ROOT) + " " : "";
        String after = (before.isEmpty() && !isOwn(facts, found.source()) ? " (" + source + ")" : "") + subject;
        for (FactDetail detail : details) {
            lines.service(before + lines.text().ofService(detail.label()) + after, detail.value());
        }
    }

    /** Returns the kind of subject where the same source says the same kind of thing about others, too. */
    private String subject(EnrichmentResult.Found found) {
        boolean isTold = !subject.isEmpty() || OWN_LABELS.contains(found.source());
        return isTold || !answers.isAboutSeveralKinds(found.source())
                ? subject
                : " (" + Unanswered.kind(found.observable().type()) + ")";
    }

    /** Returns whether the facts are of the source itself, and not of another one that answers in its terms. */
    private static boolean isOwn(Facts facts, String source) {
        return facts.kind().equals(source) || facts.kind().startsWith(source + "-");
    }

    private void notFound(EnrichmentResult result) {
        ObservableType about = result.observable().type();
        switch (result.source()) {
            case "urlhaus" -> {
                if (about == ObservableType.IP || about == ObservableType.HOST) {
                    lines.add(label(result), "not listed");
                }
            }
            case "virustotal" -> {
                if (about == ObservableType.SHA256) {
                    lines.add(label(result), "not found");
                }
            }
            case "dshield", "spur" -> lines.add(label(result), "not found");
            case "cowrie-log" -> lines.add("Logged VT Scan", "not found");
            case "hibp" -> lines.add("Password In Breaches", "none");
            default -> {}
        }
    }

    /** Returns whether the block of the diary always has a line for the question. */
    private static boolean isOfTheDiary(EnrichmentResult result) {
        ObservableType about = result.observable().type();
        return switch (result.source()) {
            case "urlhaus" -> about == ObservableType.IP || about == ObservableType.HOST;
            case "virustotal" -> about == ObservableType.SHA256;
            case "dshield", "spur" -> true;
            default -> false;
        };
    }

    /** Returns whether a service of the diary was to be asked something beyond the diary's questions. */
    private static boolean isSecondQuestion(EnrichmentResult result) {
        return (result.source().equals("urlhaus") || result.source().equals("virustotal"))
                && result instanceof EnrichmentResult.Skipped skipped
                && skipped.reason() != Reason.NOT_ASKED;
    }

    private String label(EnrichmentResult result) {
        ObservableType about = result.observable().type();
        boolean isFile = about == ObservableType.SHA256;
        boolean isUrl = about == ObservableType.URL;
        return switch (result.source()) {
                    case "dshield" -> "ASNAME";
                    case "spur" -> "SPUR";
                    case "hibp" -> "Password In Breaches";
                    case "urlhaus" -> isFile ? "URLhaus Payload" : isUrl ? "URLhaus URL" : "URLhaus IP Tags";
                    case "virustotal" ->
                        isFile
                                ? "VT Description"
                                : isUrl ? "VT URL" : about == ObservableType.IP ? "VT Address" : "VT Domain";
                    default -> lines.text().ofService(result.source().toUpperCase(Locale.ROOT));
                }
                + subject;
    }
}
