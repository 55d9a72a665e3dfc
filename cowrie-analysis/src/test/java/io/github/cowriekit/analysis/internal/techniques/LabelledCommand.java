package io.github.cowriekit.analysis.internal.techniques;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cowriekit.analysis.AttackRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A command line with the techniques that a reader gave it before any rule was run.
 *
 * @param right techniques that must be found
 * @param arguable techniques that may be found or not
 */
record LabelledCommand(String command, Set<String> right, Set<String> arguable) {
    /** Commands that real visitors sent, labelled by somebody else. */
    static final Path OF_OTHERS = Path.of("..", "..", "shared", "cases", "attack-commands", "commands.json");

    /** Returns the commands that were written and labelled for this library. */
    static List<LabelledCommand> written() throws IOException {
        try (var in = LabelledCommand.class.getResourceAsStream("labelled-commands.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new LabelledCommand(cells[0], ids(cells[1]), ids(cells[2])))
                    .toList();
        }
    }

    /** Returns commands that others labelled, as a JSON array of objects; old ids are those of today. */
    static List<LabelledCommand> read(Path file) throws IOException {
        List<LabelledCommand> commands = new ArrayList<>();
        for (JsonNode item : new ObjectMapper().readTree(file.toFile())) {
            commands.add(new LabelledCommand(
                    item.path("command").asText(), ids(item.path("right")), ids(item.path("arguable"))));
        }
        return commands;
    }

    private static Set<String> ids(JsonNode items) {
        Set<String> ids = new TreeSet<>();
        items.forEach(item -> ids.add(current(item.asText())));
        return ids;
    }

    private static String current(String id) {
        return AttackCatalog.own().current(id).orElse(id);
    }

    private static Set<String> ids(String cell) {
        return new TreeSet<>(
                Stream.of(cell.split(",")).filter(id -> !id.isEmpty()).toList());
    }

    /** How often rules were right about commands, and which they were wrong about. */
    static final class Score {
        private final List<String> errors = new ArrayList<>();
        private int found;
        private int invented;
        private int missed;

        static Score of(AttackRules rules, List<LabelledCommand> commands) {
            Score score = new Score();
            commands.forEach(command -> score.add(rules, command));
            return score;
        }

        private void add(AttackRules rules, LabelledCommand labelled) {
            Set<String> ids = new TreeSet<>();
            rules.match(labelled.command())
                    .forEach(match -> ids.add(match.rule().technique()));
            Set<String> extra = new TreeSet<>(ids);
            extra.removeAll(labelled.right());
            extra.removeAll(labelled.arguable());
            Set<String> absent = new TreeSet<>(labelled.right());
            absent.removeAll(ids);
            ids.retainAll(labelled.right());
            found += ids.size();
            invented += extra.size();
            missed += absent.size();
            if (!extra.isEmpty() || !absent.isEmpty()) {
                errors.add("+" + extra + " -" + absent + "  " + labelled.command());
            }
        }

        double precision() {
            return (double) found / (found + invented);
        }

        double recall() {
            return (double) found / (found + missed);
        }

        int found() {
            return found;
        }

        int invented() {
            return invented;
        }

        int missed() {
            return missed;
        }

        List<String> errors() {
            return errors;
        }
    }
}
