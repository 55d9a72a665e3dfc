package io.github.cowriekit.enrich;

import io.github.cowriekit.enrich.spi.EnricherProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A class loader whose only providers are those of a test. */
final class ServiceFile extends ClassLoader {
    private static final String NAME = "META-INF/services/" + EnricherProvider.class.getName();

    private final Path file;

    private ServiceFile(Path file) {
        super(ServiceFile.class.getClassLoader());
        this.file = file;
    }

    static ClassLoader loader(Path directory, List<String> providers) {
        try {
            return new ServiceFile(Files.write(directory.resolve("providers"), providers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(NAME) ? Collections.enumeration(List.of(url())) : super.getResources(name);
    }

    private URL url() throws MalformedURLException {
        return file.toUri().toURL();
    }
}
