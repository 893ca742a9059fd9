package org.graftline.platformdirectory.internal.ldap;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.apache.directory.api.ldap.model.entry.DefaultEntry;
import org.apache.directory.api.ldap.model.ldif.LdifEntry;
import org.apache.directory.api.ldap.model.ldif.LdifReader;
import org.apache.directory.api.ldap.model.name.Dn;
import org.apache.directory.server.core.api.DirectoryService;
import org.apache.directory.server.core.api.partition.Partition;
import org.apache.directory.server.core.factory.AvlPartitionFactory;
import org.apache.directory.server.core.factory.DefaultDirectoryServiceFactory;
import org.apache.directory.server.ldap.LdapServer;
import org.apache.directory.server.ldap.handlers.extended.StartTlsHandler;
import org.apache.directory.server.protocol.shared.transport.TcpTransport;

/** A real LDAP server, Apache Directory Server, with the people of a laboratory, on ports of its own: one for ldap://, one for ldaps://. */
final class LaboratoryServer implements AutoCloseable {
    static final String BASE = "dc=lab";
    static final String PEOPLE = "ou=people,dc=lab";
    static final String GROUPS = "ou=groups,dc=lab";
    static final String READER = "cn=reader,dc=lab";
    static final String READER_PASSWORD = "reads quietly";

    private final DirectoryService service;
    private final LdapServer server;
    private final int port;
    private final int securePort;

    /**
     * @param work a folder for its files
     * @param keystore with the password {@code changeit}
     */
    LaboratoryServer(Path work, Path keystore) {
        try {
            System.setProperty("workingDirectory", work.toString());
            DefaultDirectoryServiceFactory factory = new DefaultDirectoryServiceFactory();
            factory.init("laboratory");
            service = factory.getDirectoryService();
            service.getChangeLog().setEnabled(false);
            service.setShutdownHookEnabled(false);
            service.setAllowAnonymousAccess(false);
            Partition partition = new AvlPartitionFactory()
                    .createPartition(
                            service.getSchemaManager(),
                            service.getDnFactory(),
                            "lab",
                            BASE,
                            1000,
                            work.resolve("lab").toFile());
            service.addPartition(partition);
            server = new LdapServer();
            server.setDirectoryService(service);
            port = free();
            securePort = free();
            TcpTransport plain = new TcpTransport("127.0.0.1", port, 2, 20);
            TcpTransport secure = new TcpTransport("127.0.0.1", securePort, 2, 20);
            secure.setEnableSSL(true);
            server.setTransports(plain, secure);
            server.setKeystoreFile(keystore.toString());
            server.setCertificatePassword("changeit");
            server.addExtendedOperationHandler(new StartTlsHandler());
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("Apache Directory Server did not start", failed);
        }
    }

    /** @return a port that nobody listens at */
    static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return the port of ldap:// */
    int port() {
        return port;
    }

    /** @return the port of ldaps:// */
    int securePort() {
        return securePort;
    }

    void add(String ldif) {
        try (LdifReader reader = new LdifReader()) {
            List<LdifEntry> entries = reader.parseLdif(new java.io.BufferedReader(new StringReader(ldif)));
            for (LdifEntry entry : entries) {
                service.getAdminSession().add(new DefaultEntry(service.getSchemaManager(), entry.getEntry()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    void remove(String dn) {
        try {
            service.getAdminSession().delete(new Dn(service.getSchemaManager(), dn));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
            service.shutdown();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
