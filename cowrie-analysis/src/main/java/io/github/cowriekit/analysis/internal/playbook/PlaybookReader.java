package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.Playbook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the playbook of a session. Immutable. */
public final class PlaybookReader {
    private static final Finds NOTHING = new Finds();

    private final Normalizer normalizer = new Normalizer();
    private final KnownFiles knownFiles = new KnownFiles();
    private final CampaignFinder campaigns;
    private final Memo<Line> normalized = new Memo<>();
    /** Bots send few sequences, once their random parts are gone. */
    private final RecentKeys recentKeys = new RecentKeys();

    public PlaybookReader(CampaignFinder campaigns) {
        this.campaigns = campaigns;
    }

    /** A normalised line, and what was taken out of it; null for nothing. */
    private record Line(String text, @Nullable Finds finds) {}

    /** A playbook with the normalised lines it was made of. */
    public record Reading(Playbook playbook, List<String> lines) {}

    /** Returns the files whose content is known. */
    public KnownFiles knownFiles() {
        return knownFiles;
    }

    /** Returns the playbook of a session. */
    public Reading read(Session session) {
        if (session.commands().isEmpty()) {
            // most sessions of a log
            return reading(session, List.of(), NOTHING);
        }
        Finds finds = new Finds();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < session.commands().size(); i++) {
            finds.command(i);
            String input = session.commands().get(i).input();
            if (input.indexOf('\n') < 0 && input.indexOf('\r') < 0) {
                add(lines, input, finds);
            } else {
                input.lines().forEach(line -> add(lines, line, finds));
            }
        }
        return reading(session, lines, finds);
    }

    private Reading reading(Session session, List<String> lines, Finds finds) {
        PlaybookKeys keys = lines.isEmpty() ? PlaybookKeys.NONE : recentKeys.of(lines);
        List<CampaignMatch> known = campaigns.find(session, finds.keys());
        Playbook playbook = new Playbook(
                keys.sequence(),
                keys.set(),
                keys.verbs(),
                lines.size(),
                finds.urls(),
                finds.keys(),
                finds.credentials(),
                finds.words(),
                only(known, true),
                only(known, false),
                knownFiles.of(session));
        return new Reading(playbook, lines);
    }

    private static List<CampaignMatch> only(List<CampaignMatch> known, boolean campaigns) {
        return known.isEmpty()
                ? known
                : known.stream()
                        .filter(match -> match.kind().isCampaign() == campaigns)
                        .toList();
    }

    private void add(List<String> lines, String line, Finds finds) {
        if (line.isBlank()) {
            return;
        }
        Line known = normalized.get(line, this::normalize);
        if (known.finds() != null) {
            finds.addAll(known.finds());
        }
        lines.add(known.text());
    }

    private Line normalize(String line) {
        Finds finds = new Finds();
        String text = normalizer.normalize(line, finds);
        return new Line(text, finds.isEmpty() ? null : finds);
    }
}
