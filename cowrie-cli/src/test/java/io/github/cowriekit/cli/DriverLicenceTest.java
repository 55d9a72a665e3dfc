package io.github.cowriekit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The one licence at META-INF/LICENSE of the jar with everything is that of others, so the driver's is beside it. */
class DriverLicenceTest {
    @Test
    void isThatOfTheDriver() throws IOException, URISyntaxException {
        Path driver = Path.of(PGSimpleDataSource.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile jar = new JarFile(driver.toFile());
                InputStream theirs = jar.getInputStream(jar.getEntry("META-INF/LICENSE"));
                InputStream ours =
                        CowrieKit.class.getResourceAsStream("/META-INF/licenses/org.postgresql/postgresql/LICENSE")) {
            assertThat(Objects.requireNonNull(ours).readAllBytes()).isEqualTo(theirs.readAllBytes());
        }
    }
}
