package io.github.cowriekit.report.internal.diary;

import io.github.cowriekit.model.intel.Facts;
import io.github.cowriekit.model.intel.Observable;
import io.github.cowriekit.model.intel.rdap.RdapFacts;
import io.github.cowriekit.model.intel.reversedns.ReverseDnsFacts;
import io.github.cowriekit.model.intel.teamcymru.TeamCymruFacts;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who holds an address and how it is named: lines only where something was found or went wrong. */
final class RegistryLines {
    private final LabelledLines lines;
    private final AnswersBySubject answers;
    private final HostLines hosts;

    RegistryLines(LabelledLines lines, AnswersBySubject answers, HostLines hosts) {
        this.lines = lines;
        this.answers = answers;
        this.hosts = hosts;
    }

    void add(@Nullable Observable subject) {
        add("RDAP", answers.find(RdapFacts.class, "rdap", subject), this::rdap);
        add("Team Cymru", answers.find(TeamCymruFacts.class, "teamcymru", subject), this::teamCymru);
        add("Reverse DNS", answers.find(ReverseDnsFacts.class, "reversedns", subject), this::reverseDns);
    }

    private <F extends Facts> void add(String label, @Nullable SourceAnswer<F> answer, Consumer<F> found) {
        F facts = answer == null ? null : answer.facts();
        if (facts == null) {
            hosts.failed(label, answer);
        } else {
            found.accept(facts);
        }
    }

    private void rdap(RdapFacts facts) {
        lines.ifPresent("RDAP Network", facts.name());
        lines.ifPresent("RDAP Organisation", facts.organization());
        lines.ifPresent("RDAP Country", facts.country());
        lines.ifPresent(
                "RDAP Abuse Contact", facts.abuseMailboxes().stream().limit(3).collect(Collectors.joining(", ")));
    }

    private void teamCymru(TeamCymruFacts facts) {
        lines.ifPresent(
                "Team Cymru Route",
                facts.routes().stream()
                        .map(TeamCymruFacts.Route::prefix)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        lines.ifPresent(
                "Team Cymru AS",
                facts.systems().stream().limit(3).map(RegistryLines::system).collect(Collectors.joining(", ")));
    }

    private static String system(TeamCymruFacts.AutonomousSystem system) {
        return system.asn() + (system.name() == null ? "" : " " + system.name());
    }

    private void reverseDns(ReverseDnsFacts facts) {
        lines.service(
                "Reverse DNS (unconfirmed)", facts.names().stream().limit(3).collect(Collectors.joining(", ")));
    }
}
