package org.graftline.capture.internal.device;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graftline.capture.internal.WriteLock;
import org.graftline.study.Decimal;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.DeviceStanding;
import org.graftline.study.bench.Devices;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.SimulatedTime;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Keeps calipers and balances, in the chain of the installation, since a device serves every study. A role in any study is therefore
 * enough: who directs a study may register devices, who measures in one may check them.
 */
@Component(property = "service.ranking:Integer=-100")
public final class DeviceRegister implements Devices {
    private static final int CHECKS_SHOWN = 500;

    private final UnitOfWork work;
    private final BenchRecords bench;
    private final StudyRecords studies;
    private final Access access;
    private final WriteLock lock;
    private final DeviceStandings standings;
    private final Clock clock;

    /**
     * Wires the services.
     *
     * @param simulated what dates acts in a rehearsal; null for the real time
     */
    @Activate
    public DeviceRegister(
            @Reference UnitOfWork work,
            @Reference BenchRecords bench,
            @Reference StudyRecords studies,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference WriteLock lock,
            @Reference DeviceStandings standings,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated) {
        this.work = work;
        this.bench = bench;
        this.studies = studies;
        this.access = access;
        this.lock = lock;
        this.standings = standings;
        this.clock = Objects.requireNonNullElseGet(simulated, Clock::systemUTC);
    }

    @Override
    public List<DeviceStanding> devices(Actor actor) {
        requireSight(actor);
        return standings.all(clock.instant(), standings.laboratoryZone());
    }

    @Override
    public Device save(Actor actor, Device device, String reason) {
        if (!somewhere(actor, Permission.KEEP_DEVICES)) {
            throw new NotAllowedException(actor, Permission.KEEP_DEVICES, null);
        }
        if (reason.isBlank()) {
            throw new StudyException("Not saved: registering or changing device '%s' needs a reason. Say why."
                    .formatted(device.device()));
        }
        return lock.hold(() -> {
            Optional<Device> before = find(device.device());
            if (before.filter(device::equals).isPresent()) {
                return device; // the same message again
            }
            before.ifPresent(one -> requireSameKind(one, device));
            commit(actor, ActKind.CHANGE_DEVICE, reason.strip(), List.of(device));
            return device;
        });
    }

    private static void requireSameKind(Device before, Device after) {
        if (before.kind() != after.kind()) {
            throw new StudyException(
                    "Not saved: '%s' is registered for %s and cannot measure %s from now on; its checks would lose their unit. Give the other device a code of its own."
                            .formatted(
                                    after.device(),
                                    before.kind().unit(),
                                    after.kind().unit()));
        }
    }

    @Override
    public DeviceStanding check(Actor actor, DeviceCheck check, OnFailure onFailure) {
        requireHands(actor);
        return lock.hold(() -> {
            Device device = known(check.device());
            Optional<DeviceCheck> first = bench.checks(check.device(), CHECKS_SHOWN).stream()
                    .filter(one -> one.uuid().equals(check.uuid()))
                    .findFirst();
            if (first.isPresent()) {
                requireRepeated(actor, first.get(), check);
            } else {
                record(actor, device, check, onFailure);
            }
            return standings
                    .find(check.device(), clock.instant(), standings.laboratoryZone())
                    .orElseThrow(() -> unknown(check.device()));
        });
    }

    private void record(Actor actor, Device device, DeviceCheck check, OnFailure onFailure) {
        DeviceCheck.Outcome outcome =
                isWithin(device, check.read()) ? DeviceCheck.Outcome.PASSED : DeviceCheck.Outcome.FAILED;
        List<VersionedRow> rows = new ArrayList<>();
        rows.add(new DeviceCheck(
                check.uuid(), 1, device.device(), actor.person(), check.at(), device.gauge(), check.read(), outcome));
        boolean takeOff = outcome == DeviceCheck.Outcome.FAILED
                && onFailure == OnFailure.TAKE_OFF_LIST
                && device.state() == Device.State.IN_USE;
        if (takeOff) {
            rows.add(offTheList(device));
        }
        String reason = outcome == DeviceCheck.Outcome.PASSED
                ? "Daily check passed"
                : takeOff ? "Daily check failed: off the list" : "Daily check failed";
        commit(actor, ActKind.CHECK_DEVICE, reason, rows);
    }

    /** In decimals, as they were typed: 10.05 is within 0.05 of 10.00, whatever binary fractions make of it. */
    private static boolean isWithin(Device device, Decimal read) {
        BigDecimal off = new BigDecimal(read.text())
                .subtract(new BigDecimal(device.gauge().text()))
                .abs();
        return off.compareTo(new BigDecimal(device.tolerance().text())) <= 0;
    }

    private static Device offTheList(Device device) {
        return new Device(
                device.device(),
                device.version() + 1,
                device.kind(),
                device.name(),
                device.serial(),
                device.calibratedOn(),
                device.calibrationDue(),
                device.gauge(),
                device.tolerance(),
                Device.State.OFF_THE_LIST);
    }

    private static void requireRepeated(Actor actor, DeviceCheck first, DeviceCheck again) {
        boolean same = first.by().equals(actor.person())
                && first.at().equals(again.at())
                && first.read().equals(again.read());
        if (!same) {
            throw new ConcurrentChangeException(
                    "Not saved: the id %s belongs to another check of '%s'. Draw a fresh id for each check."
                            .formatted(first.uuid(), first.device()));
        }
    }

    @Override
    public List<DeviceCheck> checks(Actor actor, String device) {
        requireSight(actor);
        known(device);
        return bench.checks(device, CHECKS_SHOWN);
    }

    private Device known(String code) {
        return find(code).orElseThrow(() -> unknown(code));
    }

    private Optional<Device> find(String code) {
        return bench.devices().stream()
                .filter(device -> device.device().equals(code))
                .findFirst();
    }

    private static StudyException unknown(String code) {
        return new StudyException(
                "No device is registered as '%s'. Scan the label again, or register it first.".formatted(code));
    }

    private void requireSight(Actor actor) {
        if (!somewhere(actor, Permission.READ_STUDY) && !somewhere(actor, Permission.KEEP_DEVICES)) {
            throw new NotAllowedException(actor, Permission.READ_STUDY, null);
        }
    }

    private void requireHands(Actor actor) {
        if (!somewhere(actor, Permission.RECORD_READINGS) && !somewhere(actor, Permission.KEEP_DEVICES)) {
            throw new NotAllowedException(actor, Permission.RECORD_READINGS, null);
        }
    }

    private boolean somewhere(Actor actor, Permission permission) {
        return access.allows(actor, permission, null)
                || studies.studies().stream().anyMatch(study -> access.allows(actor, permission, study.code()));
    }

    private void commit(Actor actor, ActKind kind, String reason, List<? extends VersionedRow> rows) {
        work.commit(
                new Act(Chain.INSTALLATION, kind, actor, clock.instant(), SaltedText.of(reason), List.copyOf(rows)));
    }
}
