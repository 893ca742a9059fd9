package org.graftline.web.internal.page;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.graftline.study.Sha256;
import org.graftline.web.internal.http.Delivery;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Modules, styles, fonts and their licences: files of this bundle whose names have nothing but letters, digits and hyphens and one of
 * the known endings. Browsers ask again each time and are told that nothing changed.
 */
@Component(service = Servlet.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=graftline)")
@HttpWhiteboardServletPattern("/assets/*")
public final class AssetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("(?:/[a-z0-9-]+)+\\.(js|mjs|css|woff2|svg|txt)");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript;charset=utf-8",
            "mjs", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "woff2", "font/woff2",
            "svg", "image/svg+xml;charset=utf-8",
            "txt", "text/plain;charset=utf-8");

    private final transient Map<String, Asset> known = new ConcurrentHashMap<>(); // bounded by the files of the bundle

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, changed by nobody
    private record Asset(String type, String tag, byte[] content) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        Optional<Asset> asset = asset(request.getPathInfo());
        if (asset.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", asset.get().tag());
        if (asset.get().tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.get().type());
        Delivery.send(request, response, asset.get().content());
    }

    private Optional<Asset> asset(@Nullable String path) {
        if (path == null || !PATH.matcher(path).matches()) {
            return Optional.empty();
        }
        Asset kept = known.get(path);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<Asset> read = Resources.read("assets" + path)
                .map(content -> new Asset(
                        TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain"),
                        "\"" + Sha256.of(content).substring(0, 32) + "\"",
                        content));
        read.ifPresent(asset -> known.put(path, asset));
        return read;
    }
}
