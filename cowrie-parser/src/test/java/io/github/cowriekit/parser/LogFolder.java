package io.github.cowriekit.parser;

import io.github.cowriekit.model.event.command.CommandInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Log files of a test, read as a log. */
public final class LogFolder {
    private final Path folder;
    private final List<ParseProblem> problems = new ArrayList<>();

    public LogFolder(Path folder) {
        this.folder = folder;
    }

    /** Wraps a stream into one that compresses. */
    public interface Packer {
        OutputStream pack(OutputStream out) throws IOException;
    }

    public static byte[] bytes(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] pack(byte[] content, Packer packer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.pack(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Returns a command whose text and microsecond say when it was entered. */
    public static String command(String session, int second) {
        return LogText.line(session, "command.input", second, "\"input\":\"at " + second + "\"")
                .replace(".000000Z", ".000123Z");
    }

    public LogFolder write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    public CowrieLog log() {
        problems.clear();
        return CowrieLog.in(folder).onProblem(problems::add);
    }

    public List<String> commands() {
        return commands(log());
    }

    public static List<String> commands(CowrieLog log) {
        try (var events = log.events()) {
            return events.map(event -> event instanceof CommandInput command ? command.input() : event.eventId())
                    .toList();
        }
    }

    public List<ParseProblem> problems() {
        return problems;
    }

    public List<ParseProblem.Kind> problemKinds() {
        return problems.stream().map(ParseProblem::kind).toList();
    }
}
