package io.github.cowriekit.analysis.internal.playbook;

import io.github.cowriekit.analysis.Analysis;
import io.github.cowriekit.analysis.Sessions;
import io.github.cowriekit.model.Client;
import io.github.cowriekit.model.Command;
import io.github.cowriekit.model.Download;
import io.github.cowriekit.model.FileOrigin;
import io.github.cowriekit.model.Login;
import io.github.cowriekit.model.Session;
import io.github.cowriekit.model.TerminalSize;
import io.github.cowriekit.model.Upload;
import io.github.cowriekit.model.assessment.CampaignMatch;
import io.github.cowriekit.model.assessment.Playbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Written sessions of campaigns and of nobody, from {@code analysis/campaign-sessions.txt}, and what is said of them. */
final class CampaignSessions {
    private static final Analysis ANALYSIS = Analysis.standard();

    private CampaignSessions() {}

    /** A session with the campaign that should be named, null for none, and the names that are told. */
    record Case(String name, @Nullable String expected, List<String> campaigns, List<String> tools) {
        boolean isNamed() {
            return expected != null && campaigns.contains(expected);
        }

        boolean isFalselyNamed() {
            return campaigns.stream().anyMatch(campaign -> !campaign.equals(expected));
        }
    }

    static List<Case> read() {
        List<Case> cases = new ArrayList<>();
        String[] blocks = text().split("(?m)^== ", -1);
        for (int i = 1; i < blocks.length; i++) {
            List<String> lines =
                    blocks[i].lines().filter(line -> !line.isBlank()).toList();
            String[] head = lines.get(0).split(" \\| ", -1);
            Playbook playbook = Objects.requireNonNull(
                    ANALYSIS.assess(session(lines.subList(1, lines.size()))).playbook());
            cases.add(new Case(
                    head[0],
                    head[1].equals("-") ? null : head[1],
                    playbook.campaigns().stream().map(CampaignMatch::name).toList(),
                    playbook.tools().stream().map(CampaignMatch::name).toList()));
        }
        return cases;
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(CampaignSessions.class.getResourceAsStream("/analysis/campaign-sessions.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Session session(List<String> lines) {
        List<Login> logins = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        List<Download> downloads = new ArrayList<>();
        List<Upload> uploads = new ArrayList<>();
        String protocol = "ssh";
        String client = null;
        TerminalSize terminal = null;
        for (String line : lines) {
            String rest = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("> ")) {
                commands.add(new Command(Sessions.START.plusSeconds(1), rest, false, null));
            } else if (line.equals("telnet")) {
                protocol = "telnet";
            } else if (line.startsWith("client ")) {
                client = rest;
            } else if (line.startsWith("terminal ")) {
                int x = rest.indexOf('x');
                terminal = new TerminalSize(
                        Integer.parseInt(rest.substring(0, x)), Integer.parseInt(rest.substring(x + 1)));
            } else if (line.startsWith("login ")) {
                int end = rest.lastIndexOf(' ');
                int colon = rest.indexOf(':');
                logins.add(
                        Sessions.login(rest.substring(0, colon), rest.substring(colon + 1, end), rest.endsWith(" ok")));
            } else if (line.startsWith("fetched ")) {
                downloads.add(Download.builder(FileOrigin.URL).url(rest).build());
            } else if (line.startsWith("file ")) {
                downloads.add(Download.builder(FileOrigin.REDIRECT).sha256(rest).build());
            } else if (line.startsWith("upload ")) {
                String[] parts = rest.split(" ", -1);
                uploads.add(Upload.builder(FileOrigin.SFTP)
                        .filename(parts[0])
                        .sha256(parts.length > 1 ? parts[1] : null)
                        .build());
            } else {
                throw new IllegalArgumentException(line);
            }
        }
        return Sessions.ran()
                .protocol(protocol)
                .logins(logins)
                .commands(commands)
                .downloads(downloads)
                .uploads(uploads)
                .client(new Client(client, null, terminal, List.of()))
                .build();
    }

    /** Returns a table of what is named and what not. */
    static String table(List<Case> cases) {
        Map<String, List<Case>> families = new TreeMap<>();
        cases.stream()
                .filter(written -> written.expected() != null)
                .forEach(written -> families.computeIfAbsent(
                                String.valueOf(written.expected()), any -> new ArrayList<>())
                        .add(written));
        List<Case> others =
                cases.stream().filter(written -> written.expected() == null).toList();
        long named = cases.stream().filter(Case::isNamed).count();
        StringBuilder table =
                new StringBuilder("| campaign | sessions | named | not named |\n| --- | ---: | ---: | --- |\n");
        families.forEach((family, own) -> table.append("| ")
                .append(family)
                .append(" | ")
                .append(own.size())
                .append(" | ")
                .append(own.stream().filter(Case::isNamed).count())
                .append(" | ")
                .append(String.join(
                        ", ",
                        own.stream()
                                .filter(written -> !written.isNamed())
                                .map(Case::name)
                                .toList()))
                .append(" |\n"));
        int all = cases.size() - others.size();
        return table.append("\nNamed: ")
                .append(named)
                .append(" of ")
                .append(all)
                .append(". Named wrongly: ")
                .append(cases.stream().filter(Case::isFalselyNamed).count())
                .append(" of ")
                .append(cases.size())
                .append(", among them ")
                .append(others.stream().filter(Case::isFalselyNamed).count())
                .append(" of the ")
                .append(others.size())
                .append(" sessions that are of nobody; a tool, probe or habit is told of ")
                .append(others.stream()
                        .filter(written -> !written.tools().isEmpty())
                        .count())
                .append(" of these.\n")
                .toString();
    }
}
