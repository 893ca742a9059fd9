package org.graftline.web.internal.page;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

/** Our own servlet context at the root: nobody's filters or log-in but ours. Its resources are served by {@link AssetServlet} alone. */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = "graftline", path = "/")
public final class PageContext extends ServletContextHelper {}
