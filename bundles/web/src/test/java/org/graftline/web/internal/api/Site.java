package org.graftline.web.internal.api;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.graftline.platform.PeopleAdministration;
import org.graftline.web.internal.bench.BenchServices;
import org.graftline.web.internal.conduct.AlertServices;
import org.graftline.web.internal.conduct.PlanServices;
import org.graftline.web.internal.live.LedgerEvents;
import org.graftline.web.internal.page.AssetServlet;
import org.graftline.web.internal.page.PageServlet;
import org.graftline.web.internal.page.SecurityHeaders;
import org.graftline.web.internal.page.WorkerServlet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The servlets in a real Jetty on a port of its own, and a browser's worth of client. */
final class Site implements AutoCloseable {
    final Laboratory laboratory;
    final MeasuringRoom room;
    final Drawer drawer;
    final Dispensary dispensary;
    final Registry registry;
    final Duty duty;
    final LedgerEvents events = new LedgerEvents();
    final Lottery lottery;
    final CountDownLatch go = new CountDownLatch(1);
    final Workshop workshop = new Workshop(go);
    final Office office;
    final Keyring keyring;
    final Gatehouse gatehouse;
    final HandClock clock = new HandClock();
    final ApiServlet api;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newHttpClient();

    @Nullable
    String cookie;

    @Nullable
    String token;

    Site() throws Exception {
        this(Optional.empty());
    }

    Site(Optional<Path> manual) throws Exception {
        this(manual, Laboratory.Draw.FIRST_IS_CONTROL, Badges.READ);
    }

    private static final Clock REHEARSAL = Clock.fixed(Instant.parse("2026-03-02T08:15:30Z"), ZoneOffset.UTC);

    /** Whether somebody reads badges here. */
    enum Badges {
        READ,
        UNKNOWN
    }

    /** A site whose records are dated by the clock of a rehearsal. */
    static Site rehearsing() throws Exception {
        return new Site(Optional.empty(), Laboratory.Draw.FIRST_IS_CONTROL, Badges.READ, REHEARSAL);
    }

    Site(Optional<Path> manual, Laboratory.Draw draw, Badges badges) throws Exception {
        this(manual, draw, badges, null);
    }

    private Site(Optional<Path> manual, Laboratory.Draw draw, Badges badges, @Nullable Clock records) throws Exception {
        laboratory = new Laboratory(draw);
        office = new Office(laboratory, laboratory.actor("mara"));
        room = new MeasuringRoom(laboratory, events);
        drawer = new Drawer(laboratory);
        dispensary = new Dispensary(laboratory);
        lottery = new Lottery(laboratory, room);
        registry = new Registry(laboratory);
        duty = new Duty(laboratory);
        go.countDown();
        Calendar calendar = new Calendar(laboratory);
        Household household = new Household(laboratory);
        keyring = new Keyring(laboratory);
        gatehouse = new Gatehouse(laboratory);
        Optional<PeopleAdministration> administration = Optional.of(office);
        api = new ApiServlet(
                new Services(
                        laboratory,
                        administration,
                        Optional.of(keyring),
                        Optional.of(gatehouse),
                        laboratory,
                        laboratory,
                        laboratory,
                        laboratory,
                        events,
                        workshop,
                        workshop,
                        workshop,
                        workshop::exported,
                        workshop::compared,
                        new BenchServices(
                                room,
                                room,
                                room,
                                room,
                                room,
                                room,
                                room,
                                drawer,
                                room,
                                room,
                                drawer,
                                drawer.weights(),
                                badges == Badges.READ ? drawer : null),
                        dispensary.services(),
                        lottery,
                        registry.services(),
                        new AlertServices(duty, duty),
                        new PlanServices(calendar, calendar, household)),
                records == null ? clock : records,
                clock,
                Laboratory.random(),
                List.of("Graftline test"),
                manual);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        FilterHolder headers = new FilterHolder(new SecurityHeaders());
        headers.setAsyncSupported(true);
        context.addFilter(headers, "/*", EnumSet.of(DispatcherType.REQUEST));
        ServletHolder servlet = new ServletHolder(api);
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/api/v1/*");
        context.addServlet(new ServletHolder(new AssetServlet()), "/assets/*");
        context.addServlet(new ServletHolder(new PageServlet(null)), "/studies/*");
        context.addServlet(new ServletHolder(new PageServlet(REHEARSAL)), "/bench");
        context.addServlet(new ServletHolder(new WorkerServlet(List.of("/", "/bench"))), "/sw.js");
        server.setHandler(context);
        server.start();
    }

    Site loggedInAs(String login) throws Exception {
        return in(send(
                "POST", "/session", "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, Laboratory.PASSWORD)));
    }

    Site signedInBy(String badge) throws Exception {
        return in(send("POST", "/bench/sign-in", "{\"badge\":\"%s\",\"pin\":\"%s\"}".formatted(badge, Drawer.PIN)));
    }

    private Site in(HttpResponse<String> response) {
        cookie = response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        token = json(response).get("token").asString();
        return this;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, null);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body) throws Exception {
        return send(method, "/api/v1" + path, body, Map.of());
    }

    HttpResponse<String> send(String method, String address, @Nullable String body, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root() + address))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        request.setHeader("Content-Type", "application/json");
        if (cookie != null) {
            request.setHeader("Cookie", cookie);
        }
        if (token != null) {
            request.setHeader("X-Graftline-Token", token);
        }
        headers.forEach(request::setHeader);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<byte[]> bytes(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root() + "/api/v1" + path))
                .header("Cookie", java.util.Objects.requireNonNull(cookie))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    String root() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    int port() {
        return connector.getLocalPort();
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        api.stop();
        LifeCycle.stop(server);
    }
}
