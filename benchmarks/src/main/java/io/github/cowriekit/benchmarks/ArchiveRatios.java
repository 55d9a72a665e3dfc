package io.github.cowriekit.benchmarks;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/**
 * Prints how fast the sessions of a packed log are read, in comparison with unpacking it to nothing in the same JVM.
 *
 * <p>Wall time, since unpacking has a thread of its own. Arguments: a log that is not packed and, optionally, the number
 * of rounds.
 */
public final class ArchiveRatios {
    private static final int WARM_UPS = 5;
    private static final int BUFFER = 1 << 16;
    private static final List<String> KINDS = List.of(CompressorStreamFactory.GZIP, CompressorStreamFactory.ZSTANDARD);

    private ArchiveRatios() {}

    /** Measures a log. */
    public static void main(String[] args) throws IOException {
        Path log = Path.of(args[0]);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        for (String kind : KINDS) {
            Path packed = Files.createTempFile("cowrie", "." + kind);
            try {
                pack(log, packed, kind);
                measure(log, packed, kind, rounds);
            } finally {
                Files.delete(packed);
            }
        }
    }

    private static void measure(Path log, Path packed, String kind, int rounds) {
        Counts counts = Readings.sessions(packed);
        if (!counts.equals(Readings.sessions(log))) {
            throw new IllegalStateException("the packed log counts otherwise: " + counts);
        }
        Meter meter = Meter.ofWall();
        Meter.Task unpacking = meter.task("unpack " + kind, () -> unpack(packed, kind));
        Meter.Task sessions = meter.task("sessions of " + kind, () -> Readings.sessions(packed));
        Meter.Task plain = meter.task("sessions of the plain log", () -> Readings.sessions(log));
        meter.run(WARM_UPS, rounds);
        row(kind + ": full job / unpacking to nothing", sessions.timesFasterThan(unpacking));
        row(kind + ": full job / full job of the plain log", sessions.timesFasterThan(plain));
    }

    private static void pack(Path log, Path packed, String kind) throws IOException {
        try (OutputStream out =
                new CompressorStreamFactory().createCompressorOutputStream(kind, Files.newOutputStream(packed))) {
            Files.copy(log, out);
        }
    }

    /** Unpacks and keeps nothing; returns the number of bytes. */
    private static long unpack(Path packed, String kind) {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (InputStream in = open(packed, kind)) {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                size += read;
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a packed file with the decoders that the library uses. */
    private static InputStream open(Path packed, String kind) throws IOException {
        InputStream stored = Files.newInputStream(packed);
        return kind.equals(CompressorStreamFactory.GZIP)
                ? new GZIPInputStream(stored, BUFFER)
                : new ZstdInputStreamNoFinalizer(stored);
    }

    private static void row(String what, double value) {
        System.out.printf(Locale.ROOT, "%-50s %8.2f%n", what, value);
    }
}
