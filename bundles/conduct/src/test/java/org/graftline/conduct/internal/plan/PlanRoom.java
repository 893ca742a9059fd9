package org.graftline.conduct.internal.plan;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.graftline.study.Decimal;
import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.LedgerHead;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.VersionedRow;
import org.graftline.study.Visit;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.CrossingForecasts;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** One study in memory: two donors of two mice, day 0 on a Monday, a limit of 1500 mm³, and a clock to turn. */
public final class PlanRoom {
    public static final StudyCode STUDY = new StudyCode("PDX-1");
    public static final Actor DORA = new Actor(new PersonId("p-dora"), "Dora", Actor.Via.WEB);
    public static final Actor TOM = new Actor(new PersonId("p-tom"), "Tom", Actor.Via.WEB);
    public static final ProtocolLimit LIMIT =
            new ProtocolLimit(ProtocolLimit.Quantity.TUMOR_VOLUME, new Decimal("1500"), ProtocolLimit.Tier.STOP);
    public static final LocalDate DAY_ZERO = LocalDate.of(2026, 3, 2);

    public final List<Act> acts = new ArrayList<>();
    private final Map<String, VersionedRow> rows = new LinkedHashMap<>();
    /** Chance by mouse and day; nobody forecasts where it is null. */
    public @Nullable CrossingForecasts forecasts;

    /** The study's day on which mice have a day 0 of their own. */
    public Map<MouseId, StudyDay> dayZeros = Map.of();

    private Instant now = DAY_ZERO.atTime(9, 0).toInstant(ZoneOffset.UTC);

    public PlanRoom() {
        put(new Study(STUDY, 1, "Two donors", ZoneOffset.UTC, VolumeFormula.AS_REPORTED, ""));
        for (String mouse : List.of("a1", "a2", "b1", "b2")) {
            DonorId donor = new DonorId(mouse.substring(0, 1));
            put(new Mouse(STUDY, new MouseId(mouse), 1, donor, List.of()));
            put(new Housing(STUDY, new MouseId(mouse), 1, "C-" + donor, null));
        }
    }

    private void put(VersionedRow row) {
        rows.put(row.table() + " " + row.id(), row);
    }

    /** Turns the clock to nine o'clock of a study day. */
    public PlanRoom onDay(int day) {
        now = DAY_ZERO.plusDays(day).atTime(9, 0).toInstant(ZoneOffset.UTC);
        return this;
    }

    /** Somebody writes, past the service under test. */
    public PlanRoom write(VersionedRow row) {
        put(row);
        acts.add(new Act(
                org.graftline.study.record.Chain.of(STUDY),
                org.graftline.study.record.ActKind.RECORD_READING,
                TOM,
                now,
                org.graftline.study.SaltedText.of("measured"),
                List.of(row)));
        return this;
    }

    public PlanRoom volume(String mouse, double day, String mm3) {
        return write(Reading.of(
                        UUID.nameUUIDFromBytes((mouse + day).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        STUDY,
                        new MouseId(mouse),
                        Endpoint.TUMOR_VOLUME,
                        new StudyDay(day),
                        now)
                .site(new TumorSite("tumor"))
                .measured(new Decimal(mm3), VolumeFormula.AS_REPORTED, null)
                .build());
    }

    private <T extends VersionedRow> List<T> all(Class<T> type) {
        return rows.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public PlannedVisits planner() {
        return new PlannedVisits(
                work(), records(), bench(), documents(), ledger(), study -> dayZeros, access(), forecasts, clock());
    }

    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private UnitOfWork work() {
        return act -> {
            act.rows().forEach(this::put);
            acts.add(act);
            return LedgerEntry.following(new LedgerHead(acts.size() - 1, "0".repeat(64)), act);
        };
    }

    public StudyRecords records() {
        return fake(StudyRecords.class, (method, arguments) -> switch (method) {
            case "studies" -> all(Study.class);
            case "study" ->
                all(Study.class).stream()
                        .filter(study -> study.code().equals(arguments[0]))
                        .findFirst();
            case "visits" -> all(Visit.class);
            case "data" -> data();
            default -> throw new IllegalStateException(method);
        });
    }

    private StudyData data() {
        return new StudyData(
                all(Study.class).get(0),
                List.of(),
                List.<Donor>of(),
                all(Mouse.class),
                List.of(),
                List.of(),
                all(Removal.class),
                all(Reading.class).stream()
                        .sorted(Comparator.comparing(Reading::mouse).thenComparing(Reading::day))
                        .toList(),
                new LedgerHead(acts.size(), "0".repeat(64)));
    }

    public BenchRecords bench() {
        return fake(BenchRecords.class, (method, arguments) -> switch (method) {
            case "rules" -> rules();
            case "housing" -> all(Housing.class);
            case "alerts" -> all(Alert.class);
            case "sessions" -> all(BenchSession.class);
            case "decisions" -> List.of();
            default -> throw new IllegalStateException(method);
        });
    }

    private static CaptureRules rules() {
        CaptureRules unset = CaptureRules.unset(STUDY);
        return new CaptureRules(
                STUDY,
                1,
                DAY_ZERO,
                true,
                Set.of(),
                0,
                null,
                List.of(LIMIT),
                unset.keepReasons(),
                unset.missingReasons());
    }

    public DocumentRecords documents() {
        return fake(DocumentRecords.class, (method, arguments) -> {
            Stream<StudyDocument> kind = all(StudyDocument.class).stream()
                    .filter(one -> one.kind() == (DocumentKind) arguments[arguments.length > 1 ? 1 : 0]);
            return arguments.length == 3
                    ? kind.filter(one -> one.name().equals(arguments[2])).findFirst()
                    : kind.toList();
        });
    }

    private Ledger ledger() {
        return fake(Ledger.class, (method, arguments) -> new LedgerHead(acts.size(), "0".repeat(64)));
    }

    /** Dora directs; Tom measures; nobody else may do anything. */
    public Access access() {
        return new Access() {
            @Override
            public void require(Actor actor, Permission permission, @Nullable StudyCode study) {
                if (!allows(actor, permission, study)) {
                    throw new NotAllowedException(actor, permission, study);
                }
            }

            @Override
            public boolean allows(Actor actor, Permission permission, @Nullable StudyCode study) {
                return actor.equals(DORA)
                        || (actor.equals(TOM)
                                && Set.of(Permission.READ_STUDY, Permission.RECORD_READINGS)
                                        .contains(permission));
            }
        };
    }

    /** The kinds of the study's visits in their current versions, by day. */
    public Map<String, Visit> visits() {
        Map<String, Visit> visits = new HashMap<>();
        all(Visit.class).forEach(visit -> visits.put(visit.day().text(), visit));
        return visits;
    }

    private interface Answers {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(
                        method.getName(), Optional.ofNullable(arguments).orElse(new Object[0]))));
    }
}
