package io.github.cowriekit.parser.internal.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Lines of every kind of event, and damaged variants of them, reproducible by seed. */
public final class Mutations {
    private static final String[] SCRAPS = {
        "\"",
        "\\",
        "\\\"",
        "\\n",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\ud800",
        "\\u0000",
        "\\x",
        "\\u12",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        " ",
        "  ",
        "\t",
        "\r",
        "\u0001",
        "\u007f",
        "\u00e9",
        "null",
        "true",
        "false",
        "tru",
        "-",
        "-0",
        "0",
        "00",
        "1.50",
        "1e5",
        "1.",
        ".5",
        "123456789012345678",
        "1234567890123456789",
        "99999999999999999999",
        "NaN",
        "[]",
        "{}",
        "[\"a\",\"b\"]",
        "[ \"a\" , \"b\" ]",
        "[\"a\",]",
        "[1]",
        "[null]",
        "[[\"a\"]]",
        "\"\"",
        "\"x\":1,",
        "\"x\":null,",
        ",\"message\":[]",
        ",\"message\":\"m\"",
        ",\"eventid\":\"cowrie.client.size\"",
        ",\"eventid\":null",
        ",\"timestamp\":\"2024-02-29T23:59:60.000001Z\"",
        ",\"timestamp\":\"2023-02-29T00:00:00.000000Z\"",
        ",\"src_port\":70000",
        ",\"src_port\":\"22\"",
        ",\"src_port\":2147483648",
        ",\"late\":true",
        ",\"duration\":1.25",
        ",\"session\":\"\"",
        ",\"epoch\":1785542400000",
        "//",
        "/**/",
        "\ufeff",
        "src_ip",
        "dst_port",
        "shasum"
    };

    private final List<byte[]> lines;
    private final Random random;

    public Mutations(List<byte[]> lines, long seed) {
        this.lines = lines;
        this.random = new Random(seed);
    }

    /** Returns the lines of all fixtures. */
    public static List<byte[]> fixtures() {
        List<byte[]> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/parser"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Files.readAllLines(file).forEach(line -> lines.add(line.getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    public byte[] next() {
        byte[] line = lines.get(random.nextInt(lines.size()));
        for (int i = random.nextInt(4); i > 0; i--) {
            line = mutated(line);
        }
        return line;
    }

    private byte[] mutated(byte[] line) {
        int at = random.nextInt(line.length + 1);
        int length = random.nextInt(line.length - at + 1);
        return switch (random.nextInt(8)) {
            case 0 -> joined(line, at, scrap(), at);
            case 1 -> joined(line, at, scrap(), at + Math.min(length, 1 + random.nextInt(12)));
            case 2 -> joined(line, at, new byte[] {(byte) random.nextInt(256)}, Math.min(line.length, at + 1));
            case 3 -> joined(line, at, new byte[0], at + length);
            case 4 -> joined(line, beforeMember(line, at), scrap(), beforeMember(line, at));
            case 5 -> joined(line, line.length - 1, scrap(), Math.max(0, line.length - 1));
            case 6 -> {
                int member = beforeMember(line, at);
                int stop = Math.max(member, beforeMember(line, at + length));
                byte[] repeated = new byte[stop - member];
                System.arraycopy(line, member, repeated, 0, repeated.length);
                yield joined(line, stop, repeated, stop);
            }
            default -> {
                byte[] other = lines.get(random.nextInt(lines.size()));
                int from = random.nextInt(other.length);
                byte[] tail = new byte[other.length - from];
                System.arraycopy(other, from, tail, 0, tail.length);
                yield joined(line, at, tail, line.length);
            }
        };
    }

    private byte[] scrap() {
        return SCRAPS[random.nextInt(SCRAPS.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static int beforeMember(byte[] line, int start) {
        for (int i = start; i + 1 < line.length; i++) {
            if (line[i] == ',' && (line[i + 1] == '"' || line[i + 1] == ' ')) {
                return i;
            }
        }
        return Math.max(0, line.length - 1);
    }

    /** Returns the line up to a place, the middle, and the line from another place on. */
    private static byte[] joined(byte[] line, int headEnd, byte[] middle, int tailStart) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int head = Math.max(0, headEnd);
        out.write(line, 0, head);
        out.writeBytes(middle);
        out.write(line, tailStart, line.length - tailStart);
        byte[] joined = out.toByteArray();
        return joined.length == 0 ? line : joined;
    }
}
