package io.github.cowriekit.model.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cowriekit.model.intel.spur.SpurFacts;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds of facts that somebody else adds, which the class loader of the thread finds. */
class FactsKindsTest {
    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path folder;

    @AfterEach
    void resetClassLoader() {
        Thread.currentThread().setContextClassLoader(usual);
    }

    private void add(String... classes) throws IOException {
        URL services =
                Files.write(folder.resolve("kinds"), List.of(classes)).toUri().toURL();
        Thread.currentThread().setContextClassLoader(new ClassLoader(usual) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.equals("META-INF/services/" + FactsKinds.class.getName())
                        ? Collections.enumeration(List.of(services))
                        : super.getResources(name);
            }
        });
    }

    @Test
    void haveThoseOfSomebodyElse() throws IOException {
        add(Tides.class.getName());

        assertThat(FactsKinds.all()).containsEntry("tide", TideFacts.class).containsEntry("spur", SpurFacts.class);
    }

    @Test
    void tellWhichTwoRecordsHaveOneName() throws IOException {
        add(Impostor.class.getName());

        assertThatExceptionOfType(FactsKindsException.class)
                .isThrownBy(FactsKinds::all)
                .withMessage(
                        "two kinds of facts are called spur: %s and %s",
                        SpurFacts.class.getName(), TideFacts.class.getName())
                .withNoCause();
    }

    @Test
    void tellWhatCannotBeLoaded() throws IOException {
        add("org.example.Gone");

        assertThatExceptionOfType(FactsKindsException.class)
                .isThrownBy(FactsKinds::all)
                .withMessageContaining("org.example.Gone")
                .withCauseInstanceOf(ServiceConfigurationError.class);
    }

    @Test
    void tellWhichConstructorThrows() throws IOException {
        add(Broken.class.getName());

        assertThatExceptionOfType(FactsKindsException.class)
                .isThrownBy(FactsKinds::all)
                .withMessageContaining(Broken.class.getName());
    }

    /** Facts of somebody else. */
    record TideFacts() implements Facts {
        @Override
        public String kind() {
            return "tide";
        }
    }

    /** Adds a kind. */
    public static final class Tides implements FactsKinds {
        @Override
        public Map<String, Class<? extends Facts>> kinds() {
            return Map.of("tide", TideFacts.class);
        }
    }

    /** Takes the name of a kind of this library. */
    public static final class Impostor implements FactsKinds {
        @Override
        public Map<String, Class<? extends Facts>> kinds() {
            return Map.of("spur", TideFacts.class);
        }
    }

    /** Cannot be made. */
    public static final class Broken implements FactsKinds {
        public Broken() {
            throw new IllegalStateException("broken");
        }

        @Override
        public Map<String, Class<? extends Facts>> kinds() {
            return Map.of();
        }
    }
}
