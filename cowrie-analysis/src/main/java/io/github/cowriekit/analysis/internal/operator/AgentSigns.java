package io.github.cowriekit.analysis.internal.operator;

import io.github.cowriekit.analysis.internal.clients.Clients;
import io.github.cowriekit.model.assessment.AgentSuspicion;
import io.github.cowriekit.model.assessment.Evidence.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a language model may have driven a session. Without recorded outputs nobody can tell whether its pauses grow with
 * what it has to read; that sign is never looked for and said to be missing.
 */
final class AgentSigns {
    private static final Set<String> PROGRAMS = Set.of("Go", "libssh", "libssh2", "library");
    private static final Pattern CAREFUL =
            Pattern.compile("2>\\s*/dev/null|\\|\\|\\s*echo|&&\\s*echo|<<-?\\s*['\"]?\\w+|(^|\\s)#\\s");

    private final List<String> signs = new ArrayList<>();
    private final List<String> against = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private AgentSigns() {}

    static AgentSuspicion look(Sheet sheet, Watched watched, Clients clients) {
        return watched.commands().size() < sheet.get(Setting.AGENT_COMMANDS)
                ? AgentSuspicion.NONE
                : new AgentSigns().of(sheet, watched, clients);
    }

    private AgentSuspicion of(Sheet sheet, Watched watched, Clients clients) {
        List<String> lines = watched.lines();
        double[] gaps = TimeIndicators.gapsOf(watched.times());
        double median = gaps.length == 0 ? 0 : Numbers.median(gaps);
        String version = watched.session().client().softwareVersion();
        boolean byProgram =
                version != null && PROGRAMS.contains(clients.find(version).family());
        boolean channels = watched.session().client().terminal() == null
                && watched.session().recordings().size() >= lines.size();
        tell(!typed(sheet), "no sign of a keyboard", "somebody typed");
        tell(
                median >= sheet.get(Setting.AGENT_SHORTEST) && median <= sheet.get(Setting.AGENT_LONGEST),
                "a median of " + Numbers.shown(median) + " between commands",
                "a median of " + Numbers.shown(median) + " between commands");
        tell(
                !sheet.says(Indicator.L1, Direction.PERSON) && !sheet.says(Indicator.L2, Direction.PERSON),
                "no typing error",
                "a typing error");
        tell(!sheet.says(Indicator.L4, Direction.PERSON), "nothing twice in a row", "a command twice in a row");
        tell(byProgram || channels, "a library as client, or a channel per command", "an ordinary client");
        if (!against.isEmpty()) {
            // the look at every line is left out where it cannot change anything
            return new AgentSuspicion(false, signs, against, missing);
        }
        double careful = (double) lines.stream()
                        .filter(line -> CAREFUL.matcher(line).find())
                        .count()
                / lines.size();
        tell(
                careful >= sheet.get(Setting.AGENT_CAREFUL),
                Numbers.percent(careful) + " of the lines take care of errors or comment themselves",
                "only " + Numbers.percent(careful) + " of the lines take care of errors");
        boolean unique = sheet.says(Indicator.G1, Direction.PERSON);
        boolean follows = sheet.saw(Indicator.L7, "follows");
        if (watched.crowd().addresses() == null) {
            missing.add("whether others sent the same");
        } else {
            tell(unique, "nobody else sent these commands", "others sent the same");
        }
        missing.add("whether pauses grow with the output before them");
        boolean suspected = against.isEmpty() && (unique || follows);
        return new AgentSuspicion(suspected, signs, against, missing);
    }

    private void tell(boolean holds, String sign, String otherwise) {
        (holds ? signs : against).add(holds ? sign : otherwise);
    }

    private static boolean typed(Sheet sheet) {
        return sheet.says(Indicator.K2, Direction.PERSON)
                || sheet.says(Indicator.K3, Direction.PERSON)
                || sheet.says(Indicator.K4, Direction.PERSON);
    }
}
