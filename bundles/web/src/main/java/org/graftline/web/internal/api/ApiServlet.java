package org.graftline.web.internal.api;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.graftline.growth.GrowthAnalyses;
import org.graftline.platform.BenchSignIn;
import org.graftline.platform.People;
import org.graftline.platform.PeopleAdministration;
import org.graftline.platform.ScriptTokens;
import org.graftline.platform.directory.SingleSignOn;
import org.graftline.report.Reports;
import org.graftline.report.compare.ReportComparisons;
import org.graftline.report.export.StudyExports;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.capture.Readings;
import org.graftline.study.conduct.Randomizations;
import org.graftline.study.people.Access;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.SimulatedTime;
import org.graftline.study.record.StudyRecords;
import org.graftline.web.internal.analysis.ArmGuard;
import org.graftline.web.internal.analysis.Handouts;
import org.graftline.web.internal.analysis.Snapshots;
import org.graftline.web.internal.analysis.Studio;
import org.graftline.web.internal.bench.AnimalsApi;
import org.graftline.web.internal.bench.BenchServices;
import org.graftline.web.internal.bench.DecisionsApi;
import org.graftline.web.internal.bench.DevicesApi;
import org.graftline.web.internal.bench.EntriesApi;
import org.graftline.web.internal.bench.RoundsApi;
import org.graftline.web.internal.bench.RulesApi;
import org.graftline.web.internal.bench.ScansApi;
import org.graftline.web.internal.conduct.AlertServices;
import org.graftline.web.internal.conduct.AlertsApi;
import org.graftline.web.internal.conduct.AmendmentsApi;
import org.graftline.web.internal.conduct.AnalysisPlansApi;
import org.graftline.web.internal.conduct.AnimalApi;
import org.graftline.web.internal.conduct.CareApi;
import org.graftline.web.internal.conduct.DeskApi;
import org.graftline.web.internal.conduct.DosesApi;
import org.graftline.web.internal.conduct.DosingServices;
import org.graftline.web.internal.conduct.DrawsApi;
import org.graftline.web.internal.conduct.EnrollmentApi;
import org.graftline.web.internal.conduct.LastDaysApi;
import org.graftline.web.internal.conduct.LocksApi;
import org.graftline.web.internal.conduct.PlanServices;
import org.graftline.web.internal.conduct.RegimensApi;
import org.graftline.web.internal.conduct.ReviewApi;
import org.graftline.web.internal.conduct.SetupApi;
import org.graftline.web.internal.conduct.SetupServices;
import org.graftline.web.internal.conduct.VisitsApi;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.ClientGone;
import org.graftline.web.internal.http.Delivery;
import org.graftline.web.internal.http.Failures;
import org.graftline.web.internal.http.Remainder;
import org.graftline.web.internal.http.RequestLimit;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Routes;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.live.EventsApi;
import org.graftline.web.internal.live.Followers;
import org.graftline.web.internal.live.LedgerEvents;
import org.graftline.web.internal.paper.PaperApi;
import org.graftline.web.internal.session.Sessions;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The JSON API below {@value #ROOT}: finds the route, finds out who asks, lets the route answer, turns failures into problems. */
@Component(service = Servlet.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=graftline)")
@HttpWhiteboardServletPattern(ApiServlet.ROOT + "/*")
@HttpWhiteboardServletAsyncSupported
public final class ApiServlet extends HttpServlet {
    /** Where the API is. */
    public static final String ROOT = "/api/v1";

    /** Tells pages in a rehearsal what time it is: they date what is entered, and their computer knows the real time only. */
    static final String TIME = "X-Graftline-Time";

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Clock rehearsal;
    private final transient People people;
    private final transient Sessions sessions;
    private final transient Studio studio;
    private final transient Handouts handouts;
    private final transient Followers followers;
    private final transient Routes routes;
    private final transient Doorkeeper doorkeeper;

    /** Brings the services together. */
    @Activate
    public ApiServlet(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people,
            @Reference(policyOption = ReferencePolicyOption.GREEDY, cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    PeopleAdministration administration,
            @Reference(policyOption = ReferencePolicyOption.GREEDY, cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    ScriptTokens tokens,
            @Reference(policyOption = ReferencePolicyOption.GREEDY, cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    SingleSignOn providers,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference Readings readings,
            @Reference StudyRecords records,
            @Reference Ledger ledger,
            @Reference LedgerEvents events,
            @Reference MeasurementImports imports,
            @Reference GrowthAnalyses growth,
            @Reference Reports reports,
            @Reference StudyExports exports,
            @Reference ReportComparisons comparisons,
            @Reference BenchServices bench,
            @Reference DosingServices dosing,
            @Reference PlanServices plans,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Randomizations randomizations,
            @Reference SetupServices setup,
            @Reference AlertServices alerts,
            BundleContext context) {
        this(
                new Services(
                        people,
                        Optional.ofNullable(administration),
                        Optional.ofNullable(tokens),
                        Optional.ofNullable(providers),
                        access,
                        readings,
                        records,
                        ledger,
                        events,
                        imports,
                        growth,
                        reports,
                        exports,
                        comparisons,
                        bench,
                        dosing,
                        randomizations,
                        setup,
                        alerts,
                        plans),
                Objects.requireNonNullElseGet(simulated, Clock::systemUTC),
                Clock.systemUTC(),
                new SecureRandom(),
                versions(context),
                Optional.ofNullable(context.getProperty("graftline.installation"))
                        .map(folder -> Path.of(folder, "docs", "manual")));
    }

    /**
     * As the other, with clocks.
     *
     * @param clock dates records
     * @param real ends sessions and forgets previews
     */
    ApiServlet(
            Services services,
            Clock clock,
            Clock real,
            SecureRandom random,
            List<String> versions,
            Optional<Path> manual) {
        rehearsal = clock.equals(real) ? null : clock;
        people = services.people();
        sessions = new Sessions(real, random, new Measuring(services)::isMeasuring);
        doorkeeper = new Doorkeeper(people, services.tokens(), services.providers(), sessions, new RequestLimit(real));
        studio = new Studio(
                services.growth(),
                services.reports(),
                services.records(),
                services.setup().conducts(),
                clock,
                versions);
        handouts = new Handouts(studio, services.exports());
        followers = new Followers(services.events(), services.ledger());
        routes = new Routes(Stream.of(
                        ordinary(services, clock, real, manual),
                        bench(services, clock),
                        dosing(services),
                        setup(services),
                        alerts(services))
                .flatMap(part -> part)
                .flatMap(List::stream)
                .toList());
    }

    private Stream<List<Route>> ordinary(Services services, Clock clock, Clock real, Optional<Path> manual) {
        Access access = services.access();
        Optional<BenchSignIn> badges = services.bench().signIn();
        SetupServices setup = services.setup();
        ArmGuard arms = new ArmGuard(access, services.bench().blinding(), setup.sights());
        Snapshots snapshots = new Snapshots(arms, services.readings(), services.ledger(), setup.locks(), setup.plans());
        Admission admission = new Admission(
                services.administration(), badges, services.providers(), people, access, services.readings(), sessions);
        return Stream.of(
                new SessionApi(people, services.administration(), admission).routes(),
                new SingleSignOnApi(services.providers(), admission).routes(),
                new BadgesApi(badges, admission, sessions).routes(),
                new DeskApi(arms, snapshots, studio).routes(),
                new ExportsApi(access, arms, snapshots, handouts).routes(),
                new ComparisonsApi(setup.reports(), services.comparisons()).routes(),
                new ReportVersionsApi(arms, snapshots, studio, setup.reports()).routes(),
                new MakingsApi(access, arms, snapshots, studio, setup.reports()).routes(),
                new TrailsApi(access, arms, snapshots, studio, services.records(), people).routes(),
                new StudiesApi(services.readings(), services.records(), access, arms, snapshots, studio).routes(),
                new ReadingsApi(
                                services.readings(),
                                services.bench().entries(),
                                setup.amendments(),
                                services.records(),
                                access,
                                people,
                                arms,
                                snapshots,
                                clock)
                        .routes(),
                new ImportsApi(services.imports(), new PendingImports(real), arms, access, services.records()).routes(),
                new PaperApi(services.bench().sessions(), snapshots).routes(),
                new PeopleApi(services.administration(), sessions).routes(),
                new TokensApi(services.tokens()).routes(),
                new HelpApi(manual).routes(),
                new Description().routes());
    }

    private Stream<List<Route>> bench(Services services, Clock clock) {
        BenchServices bench = services.bench();
        Access access = services.access();
        return Stream.of(
                new RoundsApi(bench, services.ledger(), people).routes(),
                new EventsApi(bench.sessions(), followers, sessions, people, access).routes(),
                new EntriesApi(bench, services.records(), access, people, clock).routes(),
                new AnimalsApi(bench.animals()).routes(),
                new RulesApi(bench.settings(), bench.repeatability(), people).routes(),
                new DecisionsApi(bench, people).routes(),
                new DevicesApi(bench.devices(), people).routes(),
                new ScansApi(bench.scans(), bench.writers(), access).routes(),
                new DrawsApi(services.randomizations()).routes(),
                new VisitsApi(services.plans(), people).routes(),
                new CareApi(services.plans(), people, access).routes());
    }

    private Stream<List<Route>> dosing(Services services) {
        DosingServices dosing = services.dosing();
        return Stream.of(
                new RegimensApi(dosing.regimens(), people).routes(),
                new DosesApi(dosing.dosing(), people).routes(),
                new LastDaysApi(dosing.necropsies(), dosing.photos(), people, services.access()).routes(),
                new AnimalApi(services.readings(), dosing, people).routes());
    }

    private Stream<List<Route>> setup(Services services) {
        SetupServices setup = services.setup();
        return Stream.of(
                new SetupApi(setup.setup(), people).routes(),
                new AmendmentsApi(setup.amendments()).routes(),
                new EnrollmentApi(setup.cohorts()).routes(),
                new LocksApi(setup.locks()).routes(),
                new ReviewApi(setup.review()).routes(),
                new AnalysisPlansApi(setup.plans(), setup.locks(), services.reports()).routes());
    }

    private Stream<List<Route>> alerts(Services services) {
        return Stream.of(new AlertsApi(services.alerts(), people).routes());
    }

    @Deactivate
    void stop() {
        followers.close();
        studio.close();
    }

    Routes routes() {
        return routes;
    }

    Followers followers() {
        return followers;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        String instance = shown(request.getMethod() + " " + request.getRequestURI());
        String route = "a request to no route";
        Answer answer;
        try {
            if (rehearsal != null) {
                response.setHeader(TIME, rehearsal.instant().toString());
            }
            String raw = request.getRequestURI();
            int root = raw.indexOf(ROOT);
            Routes.Found found = routes.find(method, root < 0 ? raw : raw.substring(root + ROOT.length()));
            route = found.route().name();
            answer = found.route().handler().handle(doorkeeper.admit(request, response, found));
        } catch (ClientGone gone) {
            Delivery.noted(gone);
            return;
        } catch (RuntimeException failure) {
            answer = Failures.answer(failure, instance, route);
        }
        try {
            if (!answer.isLater()) {
                Remainder.drop(request); // whoever is refused may still be writing
                write(answer, request, response);
            }
        } catch (ClientGone gone) {
            Delivery.noted(gone);
        }
    }

    private static void write(Answer answer, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(answer.status().code());
        response.setHeader("Cache-Control", "no-store");
        answer.headers().forEach(header -> response.setHeader(header.name(), header.value()));
        if (answer.status() != Status.NO_CONTENT) {
            response.setContentType(answer.mediaType());
            Delivery.send(request, response, answer.body());
        }
    }

    private static String shown(String text) {
        String bare = text.replaceAll("\\p{C}", "?");
        return bare.length() > 300 ? bare.substring(0, 300) + "…" : bare;
    }

    private static List<String> versions(BundleContext context) {
        org.osgi.framework.Version v = context.getBundle().getVersion();
        return List.of(
                "Graftline %d.%d.%d".formatted(v.getMajor(), v.getMinor(), v.getMicro()),
                "Java " + System.getProperty("java.version"));
    }
}
