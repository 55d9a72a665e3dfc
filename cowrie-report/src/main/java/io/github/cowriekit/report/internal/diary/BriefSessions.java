package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.SessionRecord;
import io.github.cowriekit.model.assessment.Assessment;
import io.github.cowriekit.report.internal.digest.ListTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that deserve to be read first, each for all that ran the same commands.
 *
 * <p>A person comes first, then what is most unusual, then what brought files or ran most commands, then what came first.
 * At most 1,000 different sets of commands are remembered; when there are more, the half that ranks lower is counted only.
 */
final class BriefSessions {
    /** Blocks of six lines that fit on two screens together with the lines behind them. */
    private static final int SHOWN = 12;

    private static final int MAX_GROUPS = 1_000;
    private static final int MAX_ADDRESSES = 1_000;

    private static final Comparator<Group> ORDER = Comparator.comparing((Group group) -> group.rank);

    private final Map<String, Group> groups = new HashMap<>();
    private long position;
    private long forgotten;

    /** Lower comes first. */
    private record Rank(boolean isProgram, int interest, long files, long commands, long position)
            implements Comparable<Rank> {
        private static final Comparator<Rank> ORDER = Comparator.comparing(Rank::isProgram)
                .thenComparing(Rank::interest, Comparator.reverseOrder())
                .thenComparing(Rank::files, Comparator.reverseOrder())
                .thenComparing(Rank::commands, Comparator.reverseOrder())
                .thenComparing(Rank::position);

        static Rank of(SessionRecord record, long position) {
            Session session = record.session();
            boolean isHuman = false;
            int interest = 0;
            if (record instanceof Assessment assessment) {
                isHuman = assessment.operator().verdict().isHuman();
                interest = assessment.interest() == null
                        ? 0
                        : assessment.interest().points();
            }
            return new Rank(!isHuman, interest, ListTotals.files(session), ListTotals.commands(session), position);
        }

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Group {
        private Rank rank;
        private String block;
        private long sessions;
        private final Set<String> addresses = new HashSet<>();

        Group(Rank rank, String block) {
            this.rank = rank;
            this.block = block;
        }
    }

    void add(SessionRecord record) {
        Rank rank = Rank.of(record, position++);
        Group group = groups.get(key(record));
        if (group == null) {
            if (groups.size() >= MAX_GROUPS) {
                forget();
            }
            group = new Group(rank, new BriefBlock(record).format());
            groups.put(key(record), group);
        } else if (rank.compareTo(group.rank) < 0) {
            group.rank = rank;
            group.block = new BriefBlock(record).format();
        }
        group.sessions++;
        String ip = record.session().source().ip();
        if (ip != null && group.addresses.size() < MAX_ADDRESSES) {
            group.addresses.add(ip);
        }
    }

    /** Returns what sessions have in common that did the same; one that ran no command is like no other. */
    private String key(SessionRecord record) {
        Session session = record.session();
        String sequence = sequence(record);
        if (sequence != null) {
            return sequence;
        }
        return session.commands().isEmpty()
                ? "session " + position
                : session.commands().stream().map(Command::input).collect(Collectors.joining("\n"));
    }

    private static @Nullable String sequence(SessionRecord record) {
        return record instanceof Assessment assessment && assessment.playbook() != null
                ? assessment.playbook().sequenceKey()
                : null;
    }

    private void forget() {
        List<Map.Entry<String, Group>> sorted = new ArrayList<>(groups.entrySet());
        sorted.sort(Map.Entry.comparingByValue(ORDER));
        for (Map.Entry<String, Group> entry : sorted.subList(MAX_GROUPS / 2, sorted.size())) {
            forgotten += entry.getValue().sessions;
            groups.remove(entry.getKey());
        }
    }

    String format() {
        StringBuilder out = new StringBuilder(8192);
        List<Group> sorted = groups.values().stream().sorted(ORDER).toList();
        for (Group group : sorted.subList(0, Math.min(SHOWN, sorted.size()))) {
            out.append(group.block);
            if (group.sessions > 1) {
                out.append("  again  ").append(group.sessions - 1);
                out.append(group.sessions == 2 ? " more session" : " more sessions")
                        .append(" with the same commands, ");
                out.append(group.addresses.size() >= MAX_ADDRESSES ? "at least " : "")
                        .append(group.addresses.size());
                out.append(group.addresses.size() == 1 ? " address" : " addresses")
                        .append(" in all\n");
            }
        }
        long hidden = forgotten
                + sorted.stream().skip(SHOWN).mapToLong(group -> group.sessions).sum();
        if (hidden > 0) {
            out.append("… and ").append(hidden);
            out.append(hidden == 1 ? " more session" : " more sessions");
            out.append(", less unusual: the long form shows them\n");
        }
        return out.toString();
    }
}
