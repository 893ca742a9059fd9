package org.graftline.platformdirectory.internal.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import javax.net.SocketFactory;
import org.graftline.platformdirectory.internal.ldap.LdapSettings.Protection;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to the first server that answers. The name of the server must stand in its certificate, and no referral is followed: it
 * would take a password to a server that nobody here named.
 */
final class Connections {
    private final ServerSet asReader;
    private final ServerSet asNobody;

    Connections(LdapSettings settings) {
        asReader = servers(settings, settings.reader().isEmpty() ? null : reader(settings));
        asNobody = servers(settings, null);
    }

    private static BindRequest reader(LdapSettings settings) {
        return new SimpleBindRequest(settings.reader(), settings.password());
    }

    private static ServerSet servers(LdapSettings settings, @Nullable BindRequest bind) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) settings.connect().toMillis());
        options.setResponseTimeoutMillis(settings.answer().toMillis());
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        SocketFactory sockets =
                settings.protection() == Protection.FROM_THE_START ? settings.trust() : SocketFactory.getDefault();
        PostConnectProcessor upgrade =
                settings.protection() == Protection.UPGRADE ? new StartTLSPostConnectProcessor(settings.trust()) : null;
        return new FailoverServerSet(
                settings.servers().stream().map(LdapSettings.Address::host).toArray(String[]::new),
                settings.servers().stream().mapToInt(LdapSettings.Address::port).toArray(),
                sockets,
                options,
                bind,
                upgrade);
    }

    /** @return a connection that may search; the caller closes it */
    LDAPConnection reader() throws LDAPException {
        return asReader.getConnection();
    }

    /** @return a connection for one proof; the caller closes it */
    LDAPConnection fresh() throws LDAPException {
        return asNobody.getConnection();
    }
}
