package org.graftline.platformdirectory.internal.setting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those of a file of the laboratory, or those that Java believes. */
public final class Trust {
    private Trust() {}

    /**
     * @param pid whose setting {@code certificates} it is, for messages
     * @param named a PEM file with one or more certificates; blank for what Java believes
     * @param home where a relative path starts
     * @throws SettingException if the file holds no certificate
     */
    public static SSLSocketFactory read(String pid, String named, Path home) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(named.isBlank() ? null : certificates(pid, home.resolve(named.strip())));
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException impossible) {
            throw new SettingException(
                    "TLS cannot be set up for %s. Check Java's security settings.".formatted(pid), impossible);
        }
    }

    private static @Nullable KeyStore certificates(String pid, Path file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw none(pid, file, null);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : found) {
                store.setCertificateEntry("certificate-" + number++, certificate);
            }
            return store;
        } catch (IOException | java.security.cert.CertificateException unreadable) {
            throw none(pid, file, unreadable);
        }
    }

    private static SettingException none(String pid, Path file, @Nullable Exception cause) {
        String sentence =
                "The file %s that 'certificates' of %s names holds no certificate. Put the certificate of the laboratory's authority there, in PEM form."
                        .formatted(file, pid);
        return cause == null ? new SettingException(sentence) : new SettingException(sentence, cause);
    }
}
