package io.github.cowriekit.sink.internal.net;

import io.github.cowriekit.sink.spi.SinkSettingException;
import io.github.cowriekit.sink.spi.SinkSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in the certificates of a file instead of those that Java comes with, for receivers with an authority of their own. */
public final class TrustedCertificates {
    private TrustedCertificates() {}

    /** Returns what the setting {@code ca_file} says, empty if it is not set. */
    public static Optional<SSLContext> find(SinkSettings settings) {
        if (settings.findText("ca_file").isEmpty()) {
            return Optional.empty();
        }
        Path file = settings.path("ca_file");
        try {
            return Optional.of(context(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new SinkSettingException(
                    settings.section() + ".ca_file holds no certificates in PEM that can be read: " + file, e);
        }
    }

    /** Returns a context that trusts the certificates of a file in PEM, and no others. */
    public static SSLContext context(Path pem) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca-" + count++, certificate);
            }
            if (count == 0) {
                throw new IOException("there is none");
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
