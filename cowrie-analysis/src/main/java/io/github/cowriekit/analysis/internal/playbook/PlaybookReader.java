package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.ShellLine;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.Playbook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the playbook of a session. Immutable. */
public final class PlaybookReader {
    /** Scripts that write a program byte by byte have tens of thousands of lines, most of them equal once normalised. */
    private static final int REMEMBERED = 1_024;

    private final Normalizer normalizer = new Normalizer();
    private final KnownFiles knownFiles = new KnownFiles();
    private final CampaignFinder campaigns;

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
        Map<String, String> remembered = new HashMap<>();
        for (int i = 0; i < session.commands().size(); i++) {
            finds.command(i);
            for (String line : session.commands().get(i).input().split("\\R", -1)) {
                if (!line.isBlank()) {
                    lines.add(normalized(line, finds, remembered));
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

    private String normalized(String line, Finds finds, Map<String, String> remembered) {
        String known = remembered.get(line);
        if (known != null) {
            return known;
        }
        String text = normalizer.normalize(line, finds);
        if (remembered.size() < REMEMBERED) {
            remembered.put(line, text);
        }
        return text;
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
