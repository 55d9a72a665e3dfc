package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.commands.Memo;
import io.github.cowriekit.analysis.internal.commands.ShellLinesAtLogin;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.assessment.PlantedKey;
import io.github.cowriekit.model.assessment.Playbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the playbook of a session. Immutable. */
public final class PlaybookReader {
    /** Programs that read a new password from their standard input. */
    private static final Set<String> PASSWORD_PROGRAMS = Set.of("passwd", "chpasswd");

    private static final ExtractedValues NOTHING = new ExtractedValues();
    private static final Playbook EMPTY = new Playbook(
            null, null, null, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private final Normalizer normalizer = new Normalizer();
    private final KnownContents knownFiles = new KnownContents();
    private final CampaignFinder campaigns;
    private final Memo<Line> normalized = new Memo<>(this::normalize);
    /** Without their random parts, bots send few different sequences. */
    private final RecentKeys recentKeys = new RecentKeys();

    public PlaybookReader(CampaignFinder campaigns) {
        this.campaigns = campaigns;
    }

    /** A normalised line and the values taken out of it, null if there were none. */
    private record Line(String text, @Nullable ExtractedValues extracted) {}

    /**
     * A playbook.
     *
     * @param lines the normalised lines it was computed from
     * @param files SHA-256 of the files of the session that are not trivial
     */
    public record Reading(Playbook playbook, List<String> lines, List<String> files) {}

    /** Returns the playbook of a session. */
    public Reading read(Session session, ShellLinesAtLogin linesAtLogin) {
        if (session.commands().isEmpty()) {
            // true of most sessions
            return reading(session, linesAtLogin, List.of(), NOTHING);
        }
        ExtractedValues extracted = new ExtractedValues();
        List<String> lines = new ArrayList<>(session.commands().size());
        for (int i = 0; i < session.commands().size(); i++) {
            extracted.command(i);
            Command command = session.commands().get(i);
            String input = command.input();
            if (command.realm() != null && PASSWORD_PROGRAMS.contains(command.realm())) {
                // a password that is entered twice counts once
                extracted.credential(input.strip());
                lines.add(Normalizer.WRITTEN_CREDENTIAL);
            } else if (input.indexOf('\n') < 0 && input.indexOf('\r') < 0) {
                add(lines, input, extracted);
            } else {
                input.lines().forEach(line -> add(lines, line, extracted));
            }
        }
        return reading(session, linesAtLogin, lines, extracted);
    }

    private Reading reading(
            Session session, ShellLinesAtLogin linesAtLogin, List<String> lines, ExtractedValues extracted) {
        List<PlantedKey> planted = extracted.keys();
        List<String> hashes = KnownContents.hashes(session);
        CampaignFinder.Known known = campaigns.find(session, linesAtLogin.lines(), planted, hashes);
        if (lines.isEmpty()
                && hashes.isEmpty()
                && known.campaigns().isEmpty()
                && known.tools().isEmpty()) {
            return new Reading(EMPTY, lines, hashes);
        }
        PlaybookKeys keys = lines.isEmpty() ? PlaybookKeys.NONE : recentKeys.of(lines);
        Playbook playbook = new Playbook(
                keys.sequence(),
                keys.set(),
                keys.verbs(),
                lines.size(),
                extracted.urls(),
                planted,
                extracted.credentials(),
                extracted.words(),
                known.campaigns(),
                known.tools(),
                knownFiles.of(hashes));
        return new Reading(playbook, lines, knownFiles.telling(hashes));
    }

    private void add(List<String> lines, String line, ExtractedValues extracted) {
        if (line.isBlank()) {
            return;
        }
        Line known = normalized.get(line);
        if (known.extracted() != null) {
            extracted.addAll(known.extracted());
        }
        lines.add(known.text());
    }

    private Line normalize(String line) {
        ExtractedValues extracted = new ExtractedValues();
        String text = normalizer.normalize(line, extracted);
        return new Line(text, extracted.isEmpty() ? null : extracted);
    }
}
