package io.github.cowriekit.cli.cookbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** docs/cookbook.md in parts. */
final class Page {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final String TO_A_STORE = "# Questions to a store\n";

    private Page() {}

    private static String text() throws IOException {
        return Files.readString(Path.of("../docs/cookbook.md"));
    }

    /** Returns what comes before the first question. */
    static String introduction() throws IOException {
        return text().split("(?m)^## ", 2)[0];
    }

    /** Returns the questions to a log, each with its heading first. */
    static List<String> toALog() throws IOException {
        return questions(text().substring(0, text().indexOf(TO_A_STORE)));
    }

    /** Returns the part about a store. */
    static String store() throws IOException {
        return text().substring(text().indexOf(TO_A_STORE));
    }

    /** Returns the questions to a store. */
    static List<String> toAStore() throws IOException {
        return questions(store());
    }

    private static List<String> questions(String part) {
        return Arrays.stream(part.split("(?m)^## ", -1)).skip(1).toList();
    }

    /** Returns the blocks of code in a language, a regular expression; the empty one is that of blocks without one. */
    static List<String> blocks(String text, String language) {
        // every block is found, since the end of one that is passed over looks like the beginning of another
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).matches(language))
                .map(block -> block.group(2))
                .toList();
    }
}
