package org.graftline.platformdirectory.internal.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server that shows its certificate to whoever comes and says nothing more. */
final class Doorway implements AutoCloseable {
    private final SSLServerSocket server;

    Doorway(Path keystore) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread greeting = new Thread(this::greet, "doorway");
        greeting.setDaemon(true);
        greeting.start();
    }

    private void greet() {
        while (!server.isClosed()) {
            try (SSLSocket guest = (SSLSocket) server.accept()) {
                guest.startHandshake();
                int unused = guest.getInputStream().read(); // until the guest goes
            } catch (IOException gone) {
                // the next one, if any
            }
        }
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
