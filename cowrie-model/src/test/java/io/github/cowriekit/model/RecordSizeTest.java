package io.github.cowriekit.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cowriekit.model.intel.virustotal.VirusTotalFileFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A constructor with more than sixteen arguments cannot be read; what nobody reads goes into {@code extra}. */
final class RecordSizeTest {
    private static final int MOST_COMPONENTS = 16;

    @Test
    void recordsHaveAtMostSixteenComponents() throws Exception {
        List<Class<?>> records = records();

        assertThat(records).contains(Session.class, VirusTotalFileFacts.class, VirusTotalFileFacts.Hashes.class);
        assertThat(records)
                .filteredOn(type -> type != Session.class)
                .filteredOn(type -> type.getRecordComponents().length > MOST_COMPONENTS)
                .isEmpty();
    }

    private static List<Class<?>> records() throws Exception {
        Path classes = Path.of(Session.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> records = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name =
                        classes.relativize(file).toString().replace('/', '.').replace('\\', '.');
                if (name.startsWith("io.github.cowriekit.")
                        && name.endsWith(".class")
                        && !name.endsWith("-info.class")) {
                    Class<?> type = Class.forName(
                            name.substring(0, name.length() - ".class".length()),
                            false,
                            Session.class.getClassLoader());
                    if (type.isRecord()) {
                        records.add(type);
                    }
                }
            }
        }
        return records;
    }
}
