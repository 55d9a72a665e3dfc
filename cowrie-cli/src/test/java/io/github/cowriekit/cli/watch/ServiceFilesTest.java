package io.github.cowriekit.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cowriekit.cli.RecordedRun;
import io.github.cowriekit.service.CowrieService;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files with which {@code cowriekit watch} becomes a service. */
@Timeout(120)
class ServiceFilesTest {
    private static final Path FILES = Path.of("src/main/service");
    private static final String CONFIGURATION = "/etc/cowriekit/watch.toml";

    /** Settings that systemd has, by section: systemd.unit(5); systemd.service(5), .exec(5) and .kill(5); systemd.unit(5). */
    private static final Map<String, List<String>> KNOWN = Map.of(
            "Unit",
            List.of("Description", "Documentation", "After", "Before", "Wants", "Requires", "ConditionPathExists"),
            "Service",
            List.of(
                    "Type",
                    "ExecStartPre",
                    "ExecStart",
                    "ExecReload",
                    "Restart",
                    "RestartSec",
                    "TimeoutStopSec",
                    "SuccessExitStatus",
                    "RestartPreventExitStatus",
                    "User",
                    "Group",
                    "SupplementaryGroups",
                    "Environment",
                    "EnvironmentFile",
                    "StateDirectory",
                    "WorkingDirectory",
                    "NoNewPrivileges",
                    "ProtectSystem",
                    "ProtectHome",
                    "PrivateTmp",
                    "PrivateDevices",
                    "RestrictAddressFamilies",
                    "KillSignal"),
            "Install",
            List.of("WantedBy", "RequiredBy", "Alias"));

    private static final Pattern SETTING = Pattern.compile("(\\w+)=(.*)");

    @TempDir
    private Path folder;

    private final RecordedRun cowriekit = new RecordedRun();

    /** A setting of the unit. */
    private record Setting(String section, String key, String value) {}

    /** An instruction of the container file. */
    private record Instruction(String name, String arguments) {}

    private Path configuration = FILES;

    @BeforeEach
    void adaptConfiguration() throws IOException {
        Files.createDirectory(folder.resolve("logs"));
        String text = Files.readString(FILES.resolve("watch.toml"))
                .replace("/srv/cowrie/var/log/cowrie", folder.resolve("logs").toString())
                .replace("/var/lib/cowriekit", folder.resolve("state").toString())
                .replace("port = 8089", "port = " + freePort());
        configuration = Files.writeString(folder.resolve("watch.toml"), text);
    }

    @Test
    void configurationIsThatOfAService() {
        try (CowrieService service =
                CowrieService.configured(configuration, Map.of()).build()) {
            service.start();
            assertThat(service.status().isHealthy()).isTrue();
            assertThat(service.healthPort()).isPositive();
            assertThat(service.status().sources()).isNotEmpty();
        }
        assertThat(folder.resolve("state/sessions.db")).exists();
    }

    @Test
    void unitHasSettingsOfSystemdOnly() throws IOException {
        List<Setting> settings = settings();
        assertThat(settings).extracting(Setting::section).contains("Unit", "Service", "Install");
        assertThat(settings).allSatisfy(setting -> {
            assertThat(KNOWN).containsKey(setting.section());
            assertThat(KNOWN.get(setting.section())).contains(setting.key());
            assertThat(setting.value()).isNotBlank();
        });
    }

    @Test
    void unitRunsACommandThatThereIs() throws IOException {
        List<String> commands = settings().stream()
                .filter(setting -> setting.key().startsWith("Exec"))
                .map(Setting::value)
                .toList();
        assertThat(commands).isNotEmpty().allSatisfy(command -> {
            List<String> words = List.of(command.split(" "));
            assertThat(words.get(0)).matches("/.*/cowriekit");
            isAccepted(words.subList(1, words.size()));
        });
    }

    @Test
    void unitMakesTheFoldersOfTheConfiguration() throws IOException {
        List<String> folders = settings().stream()
                .filter(setting -> setting.key().equals("StateDirectory"))
                .flatMap(setting -> Stream.of(setting.value().split(" ")))
                .map(name -> "/var/lib/" + name)
                .toList();
        List<String> needed = Files.readAllLines(FILES.resolve("watch.toml")).stream()
                .filter(line -> line.matches("(state|folder) = .*"))
                .map(line -> line.substring(line.indexOf('"') + 1, line.length() - 1))
                .toList();
        assertThat(needed).hasSize(2);
        assertThat(folders).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void unitIsVerifiedBySystemd() throws Exception {
        Path tool = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(tool), "there is no systemd-analyze on this machine");
        Path unit = Files.writeString(
                folder.resolve("cowriekit.service"),
                Files.readString(FILES.resolve("cowriekit.service"))
                        .replaceAll("/[a-z/]+/cowriekit(?= watch)", "/bin/true"));
        Process process = new ProcessBuilder(
                        tool.toString(), "verify", "--man=no", "--recursive-errors=no", unit.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        // what it says of the machine is not ours
        assertThat(said.lines().filter(line -> line.contains("cowriekit"))).isEmpty();
    }

    @Test
    void containerHasTheJarThatTheBuildMakesAndRunsIt() throws IOException {
        List<Instruction> instructions = instructions();
        assertThat(instructions)
                .extracting(Instruction::name)
                .containsExactly("FROM", "COPY", "RUN", "USER", "VOLUME", "STOPSIGNAL", "ENTRYPOINT", "CMD");
        String[] copied = argument(instructions, "COPY").split(" ");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<finalName>cowriekit</finalName>");
        assertThat(copied[0]).isEqualTo("cowrie-cli/target/cowriekit.jar");
        assertThat(json(argument(instructions, "ENTRYPOINT"))).containsExactly("java", "-jar", copied[1]);
        isAccepted(json(argument(instructions, "CMD")));
        assertThat(argument(instructions, "RUN"))
                .contains("useradd", " " + argument(instructions, "USER"), argument(instructions, "VOLUME"));
    }

    private void isAccepted(List<String> command) {
        assertThat(command).startsWith("watch").contains(CONFIGURATION);
        List<String> checked = new ArrayList<>(command);
        checked.replaceAll(word -> word.equals(CONFIGURATION) ? configuration.toString() : word);
        if (!checked.contains("--check")) {
            checked.add("--check");
        }
        assertThat(cowriekit.run(checked.toArray(String[]::new)))
                .as(cowriekit.err())
                .isZero();
    }

    private static List<Setting> settings() throws IOException {
        List<Setting> settings = new ArrayList<>();
        String section = "";
        for (String line : lines(FILES.resolve("cowriekit.service"))) {
            var setting = SETTING.matcher(line);
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else {
                assertThat(setting.matches()).as(line).isTrue();
                settings.add(new Setting(section, setting.group(1), setting.group(2)));
            }
        }
        return settings;
    }

    private static List<Instruction> instructions() throws IOException {
        return lines(FILES.resolve("Containerfile")).stream()
                .map(line -> line.split(" ", 2))
                .map(parts -> new Instruction(parts[0], parts[1]))
                .toList();
    }

    private static String argument(List<Instruction> instructions, String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the lines that say something. */
    private static List<String> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static List<String> json(String text) throws IOException {
        List<String> texts = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getText());
            }
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_ARRAY);
        }
        return texts;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
