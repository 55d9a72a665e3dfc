package io.github.cowriekit.parser.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a log as Cowrie would, with half lines, and rotates it in every way, until it is told to stop; then ends every
 * session and writes down how many events there were.
 *
 * <p>Arguments: folder, seed, and {@code again} for one that may be killed: it is slower, as it keeps beside the folder what it
 * needs to continue after a kill, even in the middle of a line.
 */
public final class Writer {
    private static final int MAX_OPEN = 30;

    private final Path folder;
    private final Path live;
    private final Random random;
    private final boolean startsAgain;
    private final WriterState state;
    private FileChannel channel;

    private Writer(Path folder, long seed, boolean startsAgain) throws IOException {
        this.folder = folder;
        this.live = folder.resolve("cowrie.json");
        this.startsAgain = startsAgain;
        this.state = startsAgain
                ? WriterState.of(folder.resolveSibling("writer.state"), this::contains)
                : WriterState.ofOneStart();
        this.random = new Random(seed + state.starts);
        this.channel = openLive();
    }

    /** Runs it. */
    public static void main(String[] args) throws IOException, InterruptedException {
        new Writer(Path.of(args[0]), Long.parseLong(args[1]), args.length > 2).run();
    }

    private void run() throws IOException, InterruptedException {
        int sinceRotation = 0;
        int perFile = startsAgain ? 100 : 300;
        while (!Files.exists(folder.resolve("stop"))) {
            step();
            if (++sinceRotation > perFile && random.nextInt(perFile) == 0) {
                rotate();
                sinceRotation = 0;
            }
            if (random.nextInt(2) == 0) {
                Thread.sleep(1);
            }
        }
        while (!state.open.isEmpty()) {
            write("session.closed", state.open.get(0), "\"duration_ms\":5");
        }
        // a later event ends the grace of all others; it is no event of a session
        String end = "{\"eventid\":\"cowrie.end\",\"timestamp\":\"%s\"}%n".formatted(state.time.plusSeconds(3_600));
        channel.write(ByteBuffer.wrap(end.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(
                folder.resolve("truth"), state.sessions + " " + state.commands + " " + state.events + " " + state.lost);
    }

    private void step() throws IOException, InterruptedException {
        List<Integer> open = state.open;
        if (open.isEmpty() || (open.size() < MAX_OPEN && random.nextInt(8) == 0)) {
            write("session.connect", state.sessions, "\"src_port\":4000");
        } else if (random.nextInt(10) == 0) {
            write("session.closed", open.get(random.nextInt(open.size())), "\"duration_ms\":5");
        } else {
            write("command.input", open.get(random.nextInt(open.size())), "\"input\":\"n" + state.commands + "\"");
        }
    }

    private void write(String id, int session, String keys) throws IOException, InterruptedException {
        byte[] line = (state.begin(new WriterState.Event(id, session, keys)) + "\n").getBytes(StandardCharsets.UTF_8);
        int cut = random.nextInt(5) == 0 ? random.nextInt(line.length) : 0;
        channel.write(ByteBuffer.wrap(line, 0, cut));
        if (cut > 0 && random.nextInt(300) == 0 && channel.size() > 2_000) {
            // the line goes on in the next file
            rotate();
        }
        if (cut > 0 && startsAgain) {
            // time to be killed within a line
            Thread.sleep(1);
        }
        channel.write(ByteBuffer.wrap(line, cut, line.length - cut));
        state.written();
    }

    /** Returns whether a line stands in the log; a rotation may have parted the last one. */
    private boolean contains(String line) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : List.of(rotated(1, ""), live)) {
            if (Files.exists(file)) {
                text.append(Files.readString(file));
            }
        }
        return text.indexOf(line) >= 0;
    }

    private FileChannel openLive() throws IOException {
        return FileChannel.open(live, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void rotate() throws IOException {
        // none is deleted: a follower that is killed before it has read anything would miss it
        int files = 0;
        while (Files.exists(rotated(files + 1, "")) || Files.exists(rotated(files + 1, ".gz"))) {
            files++;
        }
        for (int i = files; i >= 1; i--) {
            shift(rotated(i, ""), rotated(i + 1, ""));
            shift(rotated(i, ".gz"), rotated(i + 1, ".gz"));
        }
        if (random.nextBoolean()) {
            Files.move(live, rotated(1, ""));
            channel.close();
            channel = openLive();
        } else {
            Files.copy(live, rotated(1, ""));
            channel.truncate(0);
        }
        Path second = rotated(2, "");
        if (Files.exists(second) && random.nextBoolean()) {
            try (InputStream in = Files.newInputStream(second);
                    OutputStream out = new GZIPOutputStream(Files.newOutputStream(rotated(2, ".gz")))) {
                in.transferTo(out);
            }
            Files.delete(second);
        }
    }

    private static void shift(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path rotated(int number, String suffix) {
        return folder.resolve("cowrie.json." + number + suffix);
    }
}
