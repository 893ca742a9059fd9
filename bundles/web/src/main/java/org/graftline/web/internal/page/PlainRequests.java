package org.graftline.web.internal.page;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Where Graftline has a keystore of its own, other machines are answered over TLS alone, and browsers are told to keep to it. Commands on this
 * machine go on over the plain port. Where a reverse proxy has the keystore, plain requests are its requests.
 */
@Component(service = Filter.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=graftline)")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class PlainRequests implements Filter {
    private static final String A_YEAR = "max-age=31536000";

    private final boolean ownTls;

    /** @param context tells whether the launcher found the password of a keystore */
    @Activate
    public PlainRequests(BundleContext context) {
        this(context.getProperty("org.apache.felix.https.keystore.password") != null);
    }

    PlainRequests(boolean ownTls) {
        this.ownTls = ownTls;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!ownTls || !(response instanceof HttpServletResponse http)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.isSecure()) {
            http.setHeader("Strict-Transport-Security", A_YEAR);
        } else if (!isThisMachine(request.getRemoteAddr())) {
            http.setStatus(HttpServletResponse.SC_FORBIDDEN);
            http.setContentType("text/plain;charset=utf-8");
            http.getOutputStream()
                    .write(
                            "Graftline answers other computers over https only. Use the address that begins with https.\n"
                                    .getBytes(StandardCharsets.UTF_8));
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress(); // an address in digits: nothing is looked up
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
