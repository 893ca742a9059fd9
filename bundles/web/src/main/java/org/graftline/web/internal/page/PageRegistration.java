package org.graftline.web.internal.page;

import jakarta.servlet.Servlet;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/**
 * Registers the pages at their addresses and no others, so that a host's servlets keep theirs. By hand, since a component's description
 * cannot hold the empty text that names the root alone.
 */
@Component(
        service = {},
        immediate = true)
public final class PageRegistration {
    private final ServiceRegistration<Servlet> registration;

    /** Registers. */
    @Activate
    public PageRegistration(BundleContext context) {
        Map<String, Object> properties = Map.of(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                "(osgi.http.whiteboard.context.name=graftline)",
                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                new String[] {"", "/setup", "/studies/*", "/import", "/people", "/help/*"});
        registration =
                context.registerService(Servlet.class, new PageServlet(), FrameworkUtil.asDictionary(properties));
    }

    @Deactivate
    void stop() {
        registration.unregister();
    }
}
