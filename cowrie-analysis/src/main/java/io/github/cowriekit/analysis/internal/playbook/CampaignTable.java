package io.github.cowriekit.analysis.internal.playbook;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.cowriekit.analysis.internal.data.Table;
import io.github.cowriekit.analysis.internal.data.Table.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The marks of known campaigns, checked. */
final class CampaignTable {
    static final String FILE = "campaigns.tsv";
    static final String HEADING = "campaign kind mark needs first last source";

    private static final int LONGEST_MARK = 1_000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    private CampaignTable() {}

    /** Where a mark is looked for. */
    enum Kind {
        REGEX,
        ONLY,
        COMMENT,
        KEY,
        FILE,
        UPLOAD,
        CREDENTIAL,
        CLIENT
    }

    /** One row. */
    record Mark(
            String campaign,
            Kind kind,
            String text,
            Pattern pattern,
            List<String> needs,
            String source,
            String label,
            List<String> cells) {}

    static List<Mark> own() {
        return Table.own(FILE, HEADING, CampaignTable::mark);
    }

    static List<Mark> read(String name, String text) {
        return Table.read(name, text, HEADING, CampaignTable::mark);
    }

    private static Mark mark(Row row) {
        Kind kind = kind(row);
        String text = row.get("mark");
        if (text.isBlank() || text.length() > LONGEST_MARK) {
            throw row.wrong("mark must have 1 to " + LONGEST_MARK + " characters");
        }
        if (kind == Kind.FILE && !SHA256.matches(text)) {
            throw row.wrong("mark of a file must be a SHA-256 in lower-case hex, not \"" + Row.shortened(text) + "\"");
        }
        if (kind == Kind.KEY && !FINGERPRINT.matches(text)) {
            throw row.wrong(
                    "mark of a key must look like SHA256:… with 43 characters, not \"" + Row.shortened(text) + "\"");
        }
        if (kind == Kind.CREDENTIAL && text.indexOf(':') < 1) {
            throw row.wrong("mark of a credential must be user:password, not \"" + Row.shortened(text) + "\"");
        }
        if (kind == Kind.CLIENT && !text.equals(ClientMark.GO_NARROW)) {
            throw row.wrong("mark of a client must be \"" + ClientMark.GO_NARROW + "\"");
        }
        boolean regex = kind == Kind.REGEX || kind == Kind.ONLY || kind == Kind.UPLOAD;
        String needs = row.get("needs");
        return new Mark(
                row.get("campaign"),
                kind,
                text,
                regex ? pattern(row, text) : Pattern.compile(Pattern.quote(text)),
                needs.equals("-") ? List.of() : List.of(needs.split("\\|")),
                row.get("source"),
                kind.name().toLowerCase(Locale.ROOT) + " " + text,
                row.cells());
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

    private static Kind kind(Row row) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(row.get("kind")))
                .findFirst()
                .orElseThrow(() -> row.wrong("kind must be one of "
                        + Arrays.stream(Kind.values())
                                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ", not \"" + Row.shortened(row.get("kind")) + "\""));
    }
}
