package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Mark;
import io.github.cowriekit.analysis.internal.playbook.CampaignTable.Where;
import io.github.cowriekit.model.Login;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pairs of user name and password that are marks, by password, which rules out nearly every login. Immutable. */
final class CredentialMarks {
    private static final String ANYBODY = "*";

    private final Map<String, Map<String, Pair>> byPassword = new HashMap<>();

    CredentialMarks(List<Mark> marks) {
        Map<String, Map<String, BitSet>> positions = new HashMap<>();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (mark.where() == Where.CREDENTIAL) {
                int colon = mark.text().indexOf(':');
                positions
                        .computeIfAbsent(mark.text().substring(colon + 1), any -> new HashMap<>())
                        .computeIfAbsent(mark.text().substring(0, colon), any -> new BitSet())
                        .set(i);
            }
        }
        positions.forEach((password, users) -> byPassword.put(password, pairs(users, marks)));
    }

    /**
     * A pair of user name and password.
     *
     * @param marks positions of the marks that it is
     * @param campaigns their campaigns, each once, in the order of the marks
     */
    record Pair(BitSet marks, List<String> campaigns) {}

    private static Map<String, Pair> pairs(Map<String, BitSet> users, List<Mark> marks) {
        BitSet ofAnybody = users.getOrDefault(ANYBODY, new BitSet());
        Map<String, Pair> pairs = new HashMap<>();
        users.forEach((user, own) -> {
            BitSet all = (BitSet) own.clone();
            all.or(ofAnybody);
            pairs.put(
                    user,
                    new Pair(
                            all,
                            all.stream()
                                    .mapToObj(i -> marks.get(i).campaign())
                                    .distinct()
                                    .toList()));
        });
        return pairs;
    }

    /** Returns the pair that a login tried, null if it is not a mark. */
    @Nullable
    Pair find(Login login) {
        Map<String, Pair> users = login.password() == null ? null : byPassword.get(login.password());
        if (users == null) {
            return null;
        }
        Pair own = login.username() == null ? null : users.get(login.username());
        return own == null ? users.get(ANYBODY) : own;
    }
}
