package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.ShellLine;
import io.github.cowriekit.analysis.internal.data.Sha256;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Three hashes of normalised lines: in their order, as a set, and of their first words. */
record PlaybookKeys(
        @Nullable String sequence,
        @Nullable String set,
        @Nullable String verbs) {
    /** Keys of no line. */
    static final PlaybookKeys NONE = new PlaybookKeys(null, null, null);

    static PlaybookKeys of(List<String> lines) {
        List<String> verbs = lines.stream()
                .flatMap(line -> ShellLine.split(line).stream())
                .map(ShellLine::verb)
                .toList();
        return new PlaybookKeys(hash(lines), hash(new TreeSet<>(lines)), hash(verbs));
    }

    private static String hash(Iterable<String> lines) {
        Sha256 hash = new Sha256();
        lines.forEach(hash::line);
        return hash.hex();
    }
}
