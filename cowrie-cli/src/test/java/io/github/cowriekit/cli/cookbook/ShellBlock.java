package io.github.cowriekit.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.cli.RecordedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs lines of the documentation as they are written for a shell: {@code cowriekit} in this process, {@code jq} as {@link
 * JqProgram} does, and the rest of a pipe in {@code sh}. {@code 'x'} quotes, {@code |} pipes, {@code > FILE} writes; a line that
 * ends within quotes goes on with the next one.
 */
final class ShellBlock {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern TO_FILE = Pattern.compile("(?s)(.*) > (\\S+)");

    private final RecordedRun cowriekit = new RecordedRun();
    private final Path folder;
    private final Map<String, String> replaced;

    /**
     * @param folder where {@code sessions.db} and {@code sessions.ndjson} are
     * @param replaced words that mean something else here, such as the folder of the logs
     */
    ShellBlock(Path folder, Map<String, String> replaced) {
        this.folder = folder;
        this.replaced = replaced;
    }

    /** Returns what the lines print. */
    String run(String block) throws IOException {
        StringBuilder out = new StringBuilder();
        for (String line : split(block.strip(), '\n')) {
            if (!line.startsWith("alias ") && !line.isBlank()) {
                out.append(runLine(line));
            }
        }
        return out.toString();
    }

    private String runLine(String line) throws IOException {
        Matcher toFile = TO_FILE.matcher(line);
        boolean kept = toFile.matches();
        String data = "";
        for (String stage : split(kept ? toFile.group(1) : line, '|')) {
            data = runStage(stage.strip(), data);
        }
        if (kept) {
            Files.writeString(folder.resolve(toFile.group(2)), data);
            return "";
        }
        return data;
    }

    private String runStage(String stage, String data) throws IOException {
        List<String> words = words(stage);
        String command = words.remove(0);
        if (command.equals("cowriekit")) {
            int code = cowriekit.run(words.toArray(String[]::new));
            assertThat(code).as(stage + " " + cowriekit.err()).isZero();
            return cowriekit.out();
        }
        if (command.equals("jq")) {
            String last = words.get(words.size() - 1);
            return new JqProgram(words).run(last.endsWith(".ndjson") ? Files.readString(Path.of(last)) : data);
        }
        return inShell(stage, data);
    }

    private String inShell(String stage, String data) throws IOException {
        Path input = Files.createTempFile(folder, "pipe", ".txt");
        Files.writeString(input, data);
        Process process = new ProcessBuilder("sh", "-c", stage)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(stage + ": " + printed).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return printed;
    }

    private List<String> words(String stage) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(stage);
        while (word.find()) {
            String text = word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group();
            words.add(
                    text.matches("sessions\\.(db|ndjson)")
                            ? folder.resolve(text).toString()
                            : replaced.getOrDefault(text, text));
        }
        return words;
    }

    /** Splits where a character stands outside of single quotes. */
    static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (text.charAt(i) == at && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
