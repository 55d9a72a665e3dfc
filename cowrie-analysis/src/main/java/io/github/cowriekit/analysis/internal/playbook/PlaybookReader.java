package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.commands.ShellLine;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Playbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the playbook of a session. Immutable. */
public final class PlaybookReader {
    private final Normalizer normalizer = new Normalizer();
    private final KnownFiles knownFiles = new KnownFiles();
    private final CampaignFinder campaigns;
    /** Lines of which nothing is kept, normalised. */
    private final Memo<Optional<String>> plain = new Memo<>();

    public PlaybookReader(CampaignFinder campaigns) {
        this.campaigns = campaigns;
    }

    /** A playbook with the normalised lines it was made of. */
    public record Reading(Playbook playbook, List<String> lines) {}

    /** Returns the files whose content is known. */
    public KnownFiles knownFiles() {
        return knownFiles;
    }

    /** Returns the playbook of a session. */
    public Reading read(Session session) {
        Finds finds = new Finds();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < session.commands().size(); i++) {
            finds.command(i);
            for (String line : session.commands().get(i).input().lines().toList()) {
                if (!line.isBlank()) {
                    lines.add(normalized(line, finds));
                }
            }
        }
        boolean none = lines.isEmpty();
        Playbook playbook = new Playbook(
                none ? null : key(lines),
                none ? null : key(new TreeSet<>(lines)),
                none ? null : key(verbs(lines)),
                lines.size(),
                finds.urls(),
                finds.keys(),
                finds.credentials(),
                finds.words(),
                campaigns.find(session, finds.keys()),
                knownFiles.of(session));
        return new Reading(playbook, lines);
    }

    private String normalized(String line, Finds finds) {
        return plain.get(line, this::plain).orElseGet(() -> normalizer.normalize(line, finds));
    }

    /** Returns the normalised line, empty if something is to be kept of it. */
    private Optional<String> plain(String line) {
        Finds own = new Finds();
        String text = normalizer.normalize(line, own);
        return own.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static String key(Iterable<String> lines) {
        Sha256 hash = new Sha256();
        lines.forEach(hash::line);
        return hash.hex();
    }

    private static List<String> verbs(List<String> lines) {
        return lines.stream()
                .flatMap(line -> ShellLine.split(line).stream())
                .map(ShellLine::verb)
                .toList();
    }
}
