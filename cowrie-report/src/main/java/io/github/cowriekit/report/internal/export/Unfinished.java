package io.github.cowriekit.report.internal.export;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files that are worth nothing until they are complete: deleted with this, also when the process is told to end. */
public final class Unfinished implements AutoCloseable {
    private final Set<Path> files = ConcurrentHashMap.newKeySet();
    private final Thread atExit = new Thread(this::delete, "unfinished reports");

    public Unfinished() {
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // the process is ending already; what is begun now ends in its own way
        }
    }

    /** Makes a file of its own name in the temporary folder that nobody else can read. */
    public Path temporary(String name) throws IOException {
        return add(Files.createTempFile(name, ".part"));
    }

    /** Makes a file beside its target, with the mode of that, or without a target the one that new files have. */
    public Path beside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        String name = target.getFileName().toString();
        if (folder == null || !Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            return add(Files.createTempFile(folder, name, ".part"));
        }
        boolean isThere = Files.isRegularFile(target);
        Set<PosixFilePermission> mode =
                isThere ? Files.getPosixFilePermissions(target) : PosixFilePermissions.fromString("rw-rw-rw-");
        FileAttribute<Set<PosixFilePermission>> attribute = PosixFilePermissions.asFileAttribute(mode);
        Path part = add(Files.createTempFile(folder, name, ".part", attribute));
        if (isThere) {
            // what the umask took away
            Files.setPosixFilePermissions(part, mode);
        }
        return part;
    }

    private Path add(Path file) {
        files.add(file);
        return file;
    }

    /** Leaves a file alone from now on. */
    public void finished(Path file) {
        files.remove(file);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // it deletes them, too
        }
        delete();
    }

    private void delete() {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                System.getLogger(Unfinished.class.getName()).log(Level.WARNING, "a half report is left behind", e);
            }
        }
    }
}
