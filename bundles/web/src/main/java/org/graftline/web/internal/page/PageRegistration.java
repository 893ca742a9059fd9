package org.graftline.web.internal.page;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.graftline.study.record.SimulatedTime;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/**
 * Registers the pages at their addresses and no others, so that a host's servlets keep theirs. By hand, since a component's description
 * cannot hold the empty text that names the root alone.
 */
@Component(
        service = {},
        immediate = true)
public final class PageRegistration {
    /** Where pages are; those of {@link #BELOW} with everything below them. */
    private static final List<String> ALONE =
            List.of("/log-in", "/setup", "/new-study", "/import", "/devices", "/tokens");

    private static final List<String> BELOW = List.of("/studies", "/people", "/bench", "/alerts", "/help");

    private final List<ServiceRegistration<Servlet>> registrations;

    /** Registers. */
    @Activate
    public PageRegistration(
            BundleContext context,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated) {
        registrations = List.of(
                register(
                        context,
                        new PageServlet(simulated),
                        Stream.of(Stream.of(""), ALONE.stream(), BELOW.stream().map(page -> page + "/*"))
                                .flatMap(patterns -> patterns)),
                register(context, new WorkerServlet(pages()), Stream.of("/sw.js")));
    }

    /** @return the addresses that the shell answers, the root first */
    static List<String> pages() {
        return Stream.of(Stream.of("/"), ALONE.stream(), BELOW.stream())
                .flatMap(pages -> pages)
                .toList();
    }

    private static ServiceRegistration<Servlet> register(
            BundleContext context, Servlet servlet, Stream<String> patterns) {
        Map<String, Object> properties = Map.of(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                "(osgi.http.whiteboard.context.name=graftline)",
                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                patterns.toArray(String[]::new));
        return context.registerService(Servlet.class, servlet, FrameworkUtil.asDictionary(properties));
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
