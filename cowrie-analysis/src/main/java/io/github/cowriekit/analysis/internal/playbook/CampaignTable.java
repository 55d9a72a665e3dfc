package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.analysis.internal.data.Table.Row;
import io.github.cowriekit.model.assessment.CampaignKind;
import io.github.cowriekit.shaded.re2j.Matcher;
import io.github.cowriekit.shaded.re2j.Pattern;
import io.github.cowriekit.shaded.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Validated marks of known campaigns, tools and probes. */
final class CampaignTable {
    static final String FILE = "campaigns.tsv";
    static final String HEADING = "campaign kind where mark needs unless first last source";

    private static final int LONGEST_MARK = 1_000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    private CampaignTable() {}

    /** Where a mark is searched for. */
    enum Where {
        /** Program and arguments of a command that would run; the pattern matches their beginning. */
        RUN,
        /** A path that a command writes, or the name of a file that is sent. */
        WRITTEN,
        /** A URL, or host and path, that a command fetches. */
        FETCHED,
        /** A whole line, for scripts whose exact line is the mark. */
        LINE,
        /** The only argument of {@code busybox}, if it is not an applet. */
        TOKEN,
        /** Every line of the session. */
        ONLY,
        COMMENT,
        KEY,
        FILE,
        UPLOAD,
        CREDENTIAL,
        CLIENT;

        /** Returns whether the mark is looked for in command lines. */
        boolean isInLines() {
            return switch (this) {
                case RUN, WRITTEN, FETCHED, LINE, TOKEN -> true;
                case ONLY, COMMENT, KEY, FILE, UPLOAD, CREDENTIAL, CLIENT -> false;
            };
        }

        boolean isPattern() {
            return isInLines() || this == ONLY || this == UPLOAD;
        }
    }

    /** One row. */
    record Mark(
            String campaign,
            CampaignKind kind,
            Where where,
            String text,
            Pattern pattern,
            List<String> needs,
            List<String> unless,
            String source,
            String label,
            List<String> cells) {
        /** In {@link #unless()}: the mark counts only beside another one of its campaign. */
        private static final String ALONE = "alone";

        private static final String RANDOM = "random";

        /** Returns whether the mark is found anywhere in a text. */
        boolean isIn(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() && accepts(matcher);
        }

        /** Returns whether a text begins with the mark. */
        boolean begins(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.lookingAt() && accepts(matcher);
        }

        /** Returns whether the mark is the whole text. */
        boolean is(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.matches() && accepts(matcher);
        }

        /** Returns whether what the pattern calls random, if anything, is a random name. */
        boolean accepts(Matcher found) {
            if (!pattern.namedGroups().containsKey(RANDOM)) {
                return true;
            }
            String name = found.group(RANDOM);
            return name != null && RandomNames.shared().isRandom(name);
        }

        boolean isWeak() {
            return unless.contains(ALONE);
        }
    }

    static List<Mark> own() {
        return Table.own(FILE, HEADING, reader());
    }

    static List<Mark> read(String name, String text) {
        return Table.read(name, text, HEADING, reader());
    }

    private static Function<Row, Mark> reader() {
        Map<String, CampaignKind> kinds = new HashMap<>();
        return row -> {
            Mark mark = mark(row);
            CampaignKind before = kinds.putIfAbsent(mark.campaign(), mark.kind());
            if (before != null && before != mark.kind()) {
                throw row.wrong("kind of " + Row.shortened(mark.campaign()) + " was " + before.label() + " before");
            }
            return mark;
        };
    }

    private static Mark mark(Row row) {
        CampaignKind kind = oneOf(row, "kind", CampaignKind.values());
        Where where = oneOf(row, "where", Where.values());
        String text = row.get("mark");
        if (text.isBlank() || text.length() > LONGEST_MARK) {
            throw row.wrong("mark must have 1 to " + LONGEST_MARK + " characters");
        }
        if (where == Where.FILE && !SHA256.matches(text)) {
            throw row.wrong("mark of a file must be a SHA-256 in lower-case hex, not \"" + Row.shortened(text) + "\"");
        }
        if (where == Where.KEY && !FINGERPRINT.matches(text)) {
            throw row.wrong(
                    "mark of a key must look like SHA256:… with 43 characters, not \"" + Row.shortened(text) + "\"");
        }
        if (where == Where.CREDENTIAL && text.indexOf(':') < 1) {
            throw row.wrong("mark of a credential must be user:password, not \"" + Row.shortened(text) + "\"");
        }
        if (where == Where.CLIENT && !text.startsWith("SSH-") && !text.equals(ClientMark.GO_NARROW)) {
            throw row.wrong("mark of a client must be what it sends, SSH-…, or \"" + ClientMark.GO_NARROW + "\"");
        }
        return new Mark(
                row.get("campaign"),
                kind,
                where,
                text,
                where.isPattern() ? pattern(row, text) : Pattern.compile(Pattern.quote(text)),
                list(row.get("needs")),
                list(row.get("unless")),
                row.get("source"),
                label(where) + " " + text,
                row.cells());
    }

    private static List<String> list(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split("\\|"));
    }

    private static Pattern pattern(Row row, String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.matcher("").find()) {
                throw row.wrong("mark fits everything: \"" + Row.shortened(text) + "\"");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw row.wrong("mark is no regular expression of RE2: " + e.getDescription());
        }
    }

    private static <E extends Enum<E>> E oneOf(Row row, String column, E[] values) {
        return Arrays.stream(values)
                .filter(value -> label(value).equals(row.get(column)))
                .findFirst()
                .orElseThrow(() -> row.wrong(column + " must be one of "
                        + Arrays.stream(values).map(CampaignTable::label).collect(Collectors.joining(", "))
                        + ", not \"" + Row.shortened(row.get(column)) + "\""));
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
