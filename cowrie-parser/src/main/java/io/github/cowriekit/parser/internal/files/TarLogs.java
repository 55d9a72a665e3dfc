package io.github.cowriekit.parser.internal.files;

import io.github.cowriekit.parser.internal.bytes.Compression;
import io.github.cowriekit.parser.internal.bytes.DecompressionLimits;
import io.github.cowriekit.parser.internal.bytes.LogInput;
import io.github.cowriekit.parser.internal.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a tar, each read as an input of its own and never written anywhere.
 *
 * <p>Only regular files count: no links, no devices, no sparse files, whose size can be anything. Names are untrusted and used
 * in messages only.
 */
public final class TarLogs {
    /** More entries are a bomb rather than a log. */
    public static final int MAX_ENTRIES = 100_000;

    private static final int MAX_NAME = 200;
    /** One part in this many of the heap may hold contents. */
    private static final int KEPT_SHARE = 16;

    private final LogInput.Storage archive;
    private final DecompressionLimits limits;
    /** One for each entry that is being read, as logs that overlap are read side by side, and at most one for later entries. */
    private final List<Walk> passes = new ArrayList<>();
    /** Entries that are asked for later, by their number. */
    private final BitSet wanted = new BitSet();
    /** Contents of wanted entries that a pass skipped, so that an archive with the newest first is not read once per entry. */
    private final NavigableMap<Integer, byte[]> kept = new TreeMap<>();

    private long keptBytes;

    public TarLogs(LogInput.Storage archive, DecompressionLimits limits) {
        this.archive = archive;
        this.limits = limits;
    }

    /**
     * Starts a pass over the entries.
     *
     * @throws Compression.UnsupportedException if the library that reads a tar is not on the class path
     */
    public static Walk walk(InputStream plain) throws Compression.UnsupportedException {
        try {
            return new Walk(plain);
        } catch (NoClassDefFoundError e) {
            throw Compression.UnsupportedException.missing("a tar", "org.apache.commons:commons-compress", e);
        }
    }

    /** Returns where one entry lies; entries read one after the other in the order of the archive take one pass. */
    public LogInput.Storage entry(int index) {
        wanted.set(index);
        return new LogInput.Storage() {
            @Override
            public InputStream open() throws IOException {
                return openEntry(index);
            }

            @Override
            public boolean isPipe() {
                return false;
            }

            @Override
            public boolean isShared() {
                return true;
            }

            @Override
            public void release() throws IOException {
                TarLogs.this.release();
            }
        };
    }

    private void release() throws IOException {
        kept.clear();
        keptBytes = 0;
        for (Walk pass : passes) {
            pass.close();
        }
        passes.clear();
    }

    /** Returns the pass that comes to an entry next, of those whose own entry is not being read; begins one if none does. */
    private Walk passBefore(int index) throws IOException {
        Walk nearest = null;
        for (Walk pass : passes) {
            if (!pass.isRead && pass.index < index && (nearest == null || pass.index > nearest.index)) {
                nearest = pass;
            }
        }
        if (nearest == null) {
            endIdlePasses();
            nearest = walk(Compression.open(archive.open(), limits).in());
            passes.add(nearest);
        }
        return nearest;
    }

    private void endIdlePasses() throws IOException {
        for (Walk pass : List.copyOf(passes)) {
            if (!pass.isRead) {
                passes.remove(pass);
                pass.close();
            }
        }
    }

    private InputStream openEntry(int index) throws IOException {
        wanted.clear(index);
        byte[] content = kept.remove(index);
        if (content != null) {
            keptBytes -= content.length;
            return new ByteArrayInputStream(content);
        }
        Walk pass = passBefore(index);
        while (pass.index < index) {
            if (!pass.next()) {
                throw new IOException("the entry is not there any more");
            }
            if (pass.index < index && wanted.get(pass.index) && !kept.containsKey(pass.index)) {
                keep(pass);
            }
        }
        return pass.content();
    }

    /** Keeps the content of an entry, in place of those farthest from the one that is asked for. */
    private void keep(Walk pass) throws IOException {
        long most = Runtime.getRuntime().maxMemory() / KEPT_SHARE;
        if (pass.size() > most) {
            return;
        }
        byte[] content;
        try (InputStream entry = pass.content()) {
            content = entry.readAllBytes();
        }
        kept.put(pass.index, content);
        keptBytes += content.length;
        while (keptBytes > most) {
            keptBytes -= kept.pollFirstEntry().getValue().length;
        }
    }

    /** A pass over the regular entries of a tar. */
    public static final class Walk implements AutoCloseable {
        private final HeadBound bound;
        private final TarArchiveInputStream tar;
        private int index = -1;
        private @Nullable TarArchiveEntry entry;
        /** Whether somebody has the content of the entry and has not closed it, perhaps on a thread that unpacks it. */
        private volatile boolean isRead;

        private Walk(InputStream plain) {
            this.bound = new HeadBound(plain);
            this.tar = new TarArchiveInputStream(bound);
        }

        /** Moves to the next regular entry; returns false at the end. */
        public boolean next() throws IOException {
            try {
                do {
                    // skip the rest of the content, so that the bound applies to headers only
                    if (entry != null) {
                        if (entry.isSparse()) {
                            // a few bytes of the archive may stand for any number of zeros, which would be read one by
                            // one
                            tar.skip(Long.MAX_VALUE);
                        }
                        tar.transferTo(OutputStream.nullOutputStream());
                    }
                    bound.begin();
                    entry = tar.getNextEntry();
                    bound.end();
                } while (entry != null && !isLogFile(entry));
            } catch (RuntimeException e) {
                throw new IOException("damaged: " + e.getMessage(), e);
            }
            index++;
            return entry != null;
        }

        public int index() {
            return index;
        }

        /** Returns the name of the entry with everything escaped that could harm a terminal. */
        public String name() {
            String name = entry == null ? "" : Problems.printable(entry.getName());
            return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "..." : name;
        }

        public boolean isNamedJson() {
            return name().toLowerCase(Locale.ROOT).contains("json");
        }

        public long size() {
            return entry == null ? 0 : entry.getSize();
        }

        /** Returns the bytes of the entry; closing them leaves the archive open. */
        public InputStream content() {
            isRead = true;
            return new Content();
        }

        /** The bytes of the entry, none any more once they were read or closed: the next entry comes out of the same stream. */
        private final class Content extends FilterInputStream {
            private boolean atEnd;

            Content() {
                super(tar);
            }

            @Override
            public int read() throws IOException {
                int read = atEnd ? -1 : super.read();
                return ended(read) ? -1 : read;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = atEnd ? -1 : super.read(buffer, offset, length);
                return ended(read) ? -1 : read;
            }

            @Override
            public long skip(long count) throws IOException {
                return atEnd ? 0 : super.skip(count);
            }

            @Override
            public int available() throws IOException {
                return atEnd ? 0 : super.available();
            }

            @Override
            public void close() {
                ended(-1);
            }

            private boolean ended(int read) {
                if (read < 0 && !atEnd) {
                    atEnd = true;
                    isRead = false;
                }
                return atEnd;
            }
        }

        @Override
        public void close() throws IOException {
            tar.close();
        }

        private static boolean isLogFile(TarArchiveEntry entry) {
            byte flag = entry.getLinkFlag();
            boolean regular = flag == TarConstants.LF_NORMAL || flag == TarConstants.LF_OLDNORM;
            if (!regular || entry.isDirectory() || entry.isSparse()) {
                return false;
            }
            String[] folders = entry.getName().split("/", -1);
            for (int i = 0; i < folders.length - 1; i++) {
                if (LogFiles.NOT_ENTERED.contains(folders[i])) {
                    return false;
                }
            }
            return true;
        }
    }
}
