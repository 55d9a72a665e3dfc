package io.github.cowriekit.parser.input;

import static io.github.cowriekit.parser.LogFolder.bytes;
import static io.github.cowriekit.parser.LogFolder.command;
import static io.github.cowriekit.parser.LogFolder.pack;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.github.cowriekit.parser.CowrieLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Without the libraries that unpack, plain and gzip logs are read, and each other one is a problem that names the library. */
class OptionalLibrariesTest {
    @TempDir
    Path folder;

    /** Reads a folder; public, since another class loader makes it. */
    public static final class Reading implements Function<Path, List<String>> {
        @Override
        public List<String> apply(Path folder) {
            List<String> told = new ArrayList<>();
            try (var sessions = CowrieLog.in(folder)
                    .onProblem(problem -> told.add(problem.kind() + " " + problem.reason()))
                    .sessions()) {
                sessions.forEach(session -> told.add("session " + session.id()));
            }
            return told;
        }
    }

    /** Has no class of the libraries, and loads the parser anew. */
    private static final class WithoutLibraries extends ClassLoader {
        private WithoutLibraries() {
            super(OptionalLibrariesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.apache.commons.")
                    || name.startsWith("org.tukaani.")
                    || name.startsWith("com.github.luben.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.github.cowriekit.parser.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> readWithoutLibraries() throws ReflectiveOperationException {
        Class<?> reading = new WithoutLibraries().loadClass(Reading.class.getName());
        return ((Function<Path, List<String>>) reading.getConstructor().newInstance()).apply(folder);
    }

    @Test
    void readsPlainAndGzip() throws IOException, ReflectiveOperationException {
        Files.write(folder.resolve("cowrie.json"), bytes(command("a1", 2)));
        Files.write(folder.resolve("cowrie.json.1"), pack(bytes(command("a0", 1)), GZIPOutputStream::new));

        assertThat(readWithoutLibraries()).containsExactly("session a0", "session a1");
    }

    @Test
    void namesTheLibraryThatAnotherNeeds() throws IOException, ReflectiveOperationException {
        byte[] log = bytes(command("packed", 3));
        Files.write(folder.resolve("cowrie.json"), bytes(command("plain", 2)));
        Files.write(folder.resolve("cowrie.json.bz2"), pack(log, out -> new BZip2CompressorOutputStream(out, 1)));
        Files.write(folder.resolve("cowrie.json.xz"), pack(log, out -> new XZOutputStream(out, new LZMA2Options(1))));
        Files.write(folder.resolve("cowrie.json.zst"), pack(log, ZstdOutputStream::new));
        Files.write(folder.resolve("logs.tar"), tar(log));

        assertThat(readWithoutLibraries())
                .containsExactlyInAnyOrder(
                        "UNSUPPORTED_COMPRESSION compressed with bzip2, which is read only with"
                                + " org.apache.commons:commons-compress on the class path",
                        "UNSUPPORTED_COMPRESSION compressed with xz, which is read only with org.tukaani:xz on the class path",
                        "UNSUPPORTED_COMPRESSION compressed with zstd, which is read only with com.github.luben:zstd-jni on"
                                + " the class path",
                        "UNSUPPORTED_COMPRESSION a tar, which is read only with org.apache.commons:commons-compress on the"
                                + " class path",
                        "session plain");
    }

    private static byte[] tar(byte[] log) throws IOException {
        return pack(log, out -> new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name()) {
            {
                TarArchiveEntry entry = new TarArchiveEntry("cowrie.json");
                entry.setSize(log.length);
                putArchiveEntry(entry);
            }

            @Override
            public void close() throws IOException {
                closeArchiveEntry();
                super.close();
            }
        });
    }
}
