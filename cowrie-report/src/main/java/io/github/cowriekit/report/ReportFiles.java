package io.github.cowriekit.report;

import io.github.cowriekit.report.internal.export.Unfinished;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Files that appear under their names once all of them are complete. */
final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes files of these names, beside their targets at first.
     *
     * <p>Each has the mode of the file it replaces, a new one that of any new file. What is not complete is deleted, also
     * when the process is told to end meanwhile.
     *
     * @param writing gets one output per name, in order
     * @return the files in the order of the names
     */
    static List<Path> write(Path folder, List<String> names, Consumer<List<OutputStream>> writing) {
        List<Path> parts = new ArrayList<>();
        List<OutputStream> outputs = new ArrayList<>();
        try (Unfinished unfinished = new Unfinished()) {
            Files.createDirectories(folder);
            try {
                for (String name : names) {
                    Path part = unfinished.beside(folder.resolve(name));
                    parts.add(part);
                    outputs.add(new BufferedOutputStream(Files.newOutputStream(part)));
                }
                writing.accept(outputs);
            } finally {
                close(outputs);
            }
            List<Path> targets = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                targets.add(
                        Files.move(parts.get(i), folder.resolve(names.get(i)), StandardCopyOption.REPLACE_EXISTING));
                unfinished.finished(parts.get(i));
            }
            return targets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(List<OutputStream> outputs) throws IOException {
        IOException failure = null;
        for (OutputStream output : outputs) {
            try {
                output.close();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
