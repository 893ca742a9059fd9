package org.graftline.store.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.store.internal.backup.BackupWriter;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.study.StudyException;
import org.graftline.study.backup.Backups;
import org.graftline.study.backup.StudyArchives;
import org.graftline.study.event.Topics;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.DoseRecords;
import org.graftline.study.record.Erasures;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.PeopleRecords;
import org.graftline.study.record.SimulatedTime;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plug of the store. It registers its services itself, once the database is open: nobody is handed a store that failed.
 * Drivers are optional, so that a missing one is said in a sentence; when it arrives the component starts anew.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.graftline.store")
@Designate(ocd = StoreComponent.Config.class)
@Capability(
        namespace = "osgi.service",
        attribute =
                "objectClass:List<String>='org.graftline.study.record.UnitOfWork,org.graftline.study.record.StudyRecords,org.graftline.study.record.PeopleRecords,org.graftline.study.record.BenchRecords,org.graftline.study.record.DocumentRecords,org.graftline.study.record.DoseRecords,org.graftline.study.record.Ledger,org.graftline.study.record.Erasures,org.graftline.study.backup.Backups,org.graftline.study.backup.StudyArchives'")
public final class StoreComponent {
    /** Settings; a change opens the store anew. */
    @ObjectClassDefinition(
            name = "Graftline store",
            description = "Where records and ledger are kept. A change closes the database and opens it anew.")
    public @interface Config {
        @AttributeDefinition(
                name = "Database",
                description =
                        "Empty: an H2 file in the folder data of the home directory. Else jdbc:h2:file:/absolute/path"
                                + " or jdbc:postgresql://host:port/database. The database itself must exist; tables are made.")
        String url() default "";

        @AttributeDefinition(
                name = "User",
                description = "Database user. An H2 file is created for the first user that opens it.")
        String user() default "graftline";

        @AttributeDefinition(
                name = "Password file",
                description =
                        "File whose first line is the password, readable by the owner only; a relative path starts at the"
                                + " home directory. Empty: no password.")
        String passwordFile() default "";

        @AttributeDefinition(
                name = "Connections",
                min = "2",
                max = "100",
                description = "How many connections at the most, 2 to 100. More lets more people save at once.")
        int poolSize() default 10;
    }

    /** Framework property, {@code true} where the home is thrown away with the command: it never reaches for the configured database. */
    private static final String PASSING_HOME = "graftline.home.passing";

    private static final Logger LOG = LoggerFactory.getLogger(StoreComponent.class);

    private final List<ServiceRegistration<?>> services = new ArrayList<>();
    private final @Nullable OpenStore store;
    private @Nullable ClockWatch watch;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable EventAdmin events;

    @Activate
    public StoreComponent(
            BundleContext context,
            Config config,
            @Reference(
                            target = "(osgi.jdbc.driver.class=org.h2.Driver)",
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    DataSourceFactory h2,
            @Reference(
                            target = "(osgi.jdbc.driver.class=org.postgresql.Driver)",
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    DataSourceFactory postgresql,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated) {
        try {
            Path home = home(context);
            boolean passing = Boolean.parseBoolean(context.getProperty(PASSING_HOME));
            StoreUrl url = StoreUrl.of(passing ? "" : config.url(), home);
            Drivers drivers = new Drivers(h2, postgresql);
            DataSourceFactory driver = drivers.of(url.driver());
            if (driver == null) {
                LOG.info(
                        "GL-1002 The store waits for the database driver {}; install its bundle.",
                        url.driver().className());
                store = null;
                return;
            }
            OpenStore.Access access = new OpenStore.Access(
                    url, config.user(), PasswordFile.read(config.passwordFile(), home), config.poolSize());
            HomeLock lock = Boolean.parseBoolean(context.getProperty(HomeLock.HELD_BY_LAUNCHER))
                    ? HomeLock.heldByLauncher()
                    : HomeLock.take(home);
            store = OpenStore.open(home, lock, access, driver, this::announce);
            register(context, store.records(), simulated != null);
            if (simulated == null && !passing) {
                watch = watching(store);
            }
            String installation = context.getProperty("graftline.installation"); // another container has none
            Path installed = installation == null
                    ? home.resolve("installed-config")
                    : Path.of(installation).resolve("config");
            BackupWriter writer = new BackupWriter(
                    home, installed, context.getBundle().getVersion().toString());
            Backups backups = new StoredBackups(
                    store.database(), url, home, writer, new RestoredDatabase(drivers::required), Clock.systemUTC());
            services.add(context.registerService(Backups.class, backups, null));
            services.add(context.registerService(
                    StudyArchives.class,
                    new StoredArchives(store.database(), writer.product(), Clock.systemUTC()),
                    null));
        } catch (StudyException failure) {
            LOG.error("GL-1001 {}", failure.getMessage());
            throw failure;
        }
        LOG.info("GL-1000 The store is open.");
    }

    @Deactivate
    void close() {
        services.forEach(ServiceRegistration::unregister);
        if (watch != null) {
            watch.close();
        }
        if (store != null) {
            store.close();
        }
    }

    private static ClockWatch watching(OpenStore store) {
        ClockWatch watch = new ClockWatch(
                InstantSource.system(), System::nanoTime, store.records().unitOfWork());
        watch.begin(store.database().<Optional<Instant>, RuntimeException>look(LedgerTables::lastWritten));
        return watch;
    }

    private void register(BundleContext context, RecordStore records, boolean simulated) {
        UnitOfWork work =
                simulated ? new SimulatedActs(records.unitOfWork(), InstantSource.system()) : records.unitOfWork();
        services.add(context.registerService(UnitOfWork.class, work, null));
        services.add(context.registerService(StudyRecords.class, records.studyRecords(), null));
        services.add(context.registerService(PeopleRecords.class, records.peopleRecords(), null));
        services.add(context.registerService(BenchRecords.class, records.benchRecords(), null));
        services.add(context.registerService(DocumentRecords.class, records.documentRecords(), null));
        services.add(context.registerService(DoseRecords.class, records.doseRecords(), null));
        services.add(context.registerService(Ledger.class, records.ledger(), null));
        services.add(context.registerService(Erasures.class, records.erasures(), null));
    }

    private void announce(LedgerEntry entry) {
        EventAdmin admin = events;
        if (admin != null) {
            admin.postEvent(new Event(
                    Topics.COMMITTED,
                    Map.of(
                            Topics.CHAIN, entry.chain().name(),
                            Topics.POSITION, entry.position(),
                            Topics.KIND, entry.kind().name())));
        }
    }

    private static Path home(BundleContext context) {
        String home = context.getProperty("graftline.home");
        return home == null || home.isBlank() ? Path.of(System.getProperty("user.home"), ".graftline") : Path.of(home);
    }
}
