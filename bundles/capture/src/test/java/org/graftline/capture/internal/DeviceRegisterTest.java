package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.graftline.capture.internal.device.DeviceRegister;
import org.graftline.capture.internal.device.DeviceStandings;
import org.graftline.study.Decimal;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.DeviceStanding;
import org.graftline.study.bench.DeviceStanding.Trust;
import org.graftline.study.bench.Devices.OnFailure;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviceRegisterTest {
    private static final Actor KEEPER = actor("keeper");
    private static final Actor TECHNICIAN = actor("technician");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Bench bench = new Bench();
    private final MemoryStore store = bench.store;
    private final DeviceStandings standings = new DeviceStandings(store, store);
    private final DeviceRegister devices = at(NOW);

    private DeviceRegister at(Instant now) {
        return new DeviceRegister(
                store, store, store, new Roles(), new WriteLock(), standings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Actor actor(String who) {
        return new Actor(new PersonId(who), who, Actor.Via.WEB);
    }

    private static Device caliper(int version, @Nullable String due, Device.State state) {
        return new Device(
                "K2",
                version,
                Device.Kind.CALIPER,
                "Mitutoyo 500",
                "s-17",
                null,
                due == null ? null : LocalDate.parse(due),
                new Decimal("10.00"),
                new Decimal("0.05"),
                state);
    }

    private static DeviceCheck check(String read, Instant at) {
        return new DeviceCheck(
                UUID.randomUUID(),
                1,
                "K2",
                TECHNICIAN.person(),
                at,
                new Decimal("99"),
                new Decimal(read),
                DeviceCheck.Outcome.PASSED);
    }

    private DeviceStanding checked(String read) {
        return devices.check(TECHNICIAN, check(read, NOW), OnFailure.TAKE_OFF_LIST);
    }

    private void registered() {
        devices.save(KEEPER, caliper(1, "2026-12-31", Device.State.IN_USE), "new");
    }

    private LedgerEntry lastEntry() {
        var entries = store.entries(Chain.INSTALLATION, 0, 100);
        return entries.get(entries.size() - 1);
    }

    @Test
    void a_registered_device_is_unchecked_until_its_daily_check() {
        registered();

        assertThat(devices.devices(TECHNICIAN)).singleElement().satisfies(standing -> {
            assertThat(standing.trust()).isEqualTo(Trust.UNCHECKED);
            assertThat(standing.sentence())
                    .isEqualTo("Caliper K2 was not checked on 2026-03-01 yet; calibrated until 2026-12-31.");
        });
    }

    @Test
    void a_check_at_the_border_of_the_tolerance_passes_in_decimals() {
        registered();

        assertThat(checked("10.05").trust()).isEqualTo(Trust.FIT);
    }

    @Test
    void a_check_beyond_the_tolerance_fails_whatever_the_client_says_of_outcome_and_gauge() {
        registered();

        DeviceStanding after = devices.check(TECHNICIAN, check("10.06", NOW), OnFailure.KEEP_ON_LIST);

        assertThat(after.trust()).isEqualTo(Trust.DOUBTFUL);
        assertThat(after.device().state()).isEqualTo(Device.State.IN_USE);
        assertThat(after.sentence())
                .isEqualTo(
                        "Caliper K2 failed its check of 2026-03-01: it read 10.06 mm where 10.00 mm was due, allowed are ± 0.05 mm.");
        assertThat(store.checks("K2", 9)).singleElement().satisfies(kept -> {
            assertThat(kept.outcome()).isEqualTo(DeviceCheck.Outcome.FAILED);
            assertThat(kept.by()).isEqualTo(TECHNICIAN.person());
        });
    }

    @Test
    void a_failed_check_takes_the_device_off_the_list_in_the_same_act() {
        registered();

        DeviceStanding after = checked("10.21");

        assertThat(after.device().state()).isEqualTo(Device.State.OFF_THE_LIST);
        assertThat(lastEntry().kind()).isEqualTo(ActKind.CHECK_DEVICE);
        assertThat(lastEntry().rows()).extracting(RowHash::table).containsExactly("device_check", "device");
    }

    @Test
    void a_later_check_that_passes_speaks_for_the_day_but_puts_no_device_back_on_the_list() {
        registered();
        checked("10.21");

        DeviceStanding after = devices.check(TECHNICIAN, check("10.01", NOW.plusSeconds(60)), OnFailure.TAKE_OFF_LIST);

        assertThat(after.trust()).isEqualTo(Trust.DOUBTFUL);
        assertThat(after.sentence()).isEqualTo("Caliper K2 is off the list.");
    }

    @Test
    void a_device_put_back_on_the_list_and_checked_is_fit() {
        registered();
        checked("10.21");
        devices.save(KEEPER, caliper(3, "2026-12-31", Device.State.IN_USE), "battery changed");

        assertThat(devices.check(TECHNICIAN, check("10.01", NOW.plusSeconds(60)), OnFailure.TAKE_OFF_LIST)
                        .trust())
                .isEqualTo(Trust.FIT);
    }

    @Test
    void the_same_check_again_answers_like_the_first_and_writes_nothing() {
        registered();
        DeviceCheck check = check("10.01", NOW);
        DeviceStanding first = devices.check(TECHNICIAN, check, OnFailure.TAKE_OFF_LIST);
        long position = lastEntry().position();

        assertThat(devices.check(TECHNICIAN, check, OnFailure.TAKE_OFF_LIST)).isEqualTo(first);
        assertThat(lastEntry().position()).isEqualTo(position);
    }

    @Test
    void another_check_under_a_used_id_is_refused() {
        registered();
        DeviceCheck check = check("10.01", NOW);
        devices.check(TECHNICIAN, check, OnFailure.TAKE_OFF_LIST);
        DeviceCheck other = new DeviceCheck(
                check.uuid(), 1, "K2", check.by(), NOW, check.gauge(), new Decimal("10.02"), check.outcome());

        assertThatThrownBy(() -> devices.check(TECHNICIAN, other, OnFailure.TAKE_OFF_LIST))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("Draw a fresh id");
    }

    @Test
    void calibration_holds_through_its_last_day_and_not_on_the_next() {
        devices.save(KEEPER, caliper(1, "2026-03-01", Device.State.IN_USE), "new");
        checked("10.00");
        Instant tomorrow = NOW.plusSeconds(86_400);

        assertThat(standings.find("K2", NOW, BERLIN).orElseThrow().trust()).isEqualTo(Trust.FIT);
        assertThat(standings.find("K2", tomorrow, BERLIN).orElseThrow().sentence())
                .isEqualTo("Caliper K2: calibration ended on 2026-03-01.");
    }

    @Test
    void a_check_counts_for_the_calendar_day_of_the_zone_where_one_measures() {
        registered();
        checked("10.00");
        Instant halfPastMidnightInBerlin = Instant.parse("2026-03-01T23:30:00Z");

        assertThat(standings
                        .find("K2", halfPastMidnightInBerlin, BERLIN)
                        .orElseThrow()
                        .trust())
                .isEqualTo(Trust.UNCHECKED);
        assertThat(standings
                        .find("K2", halfPastMidnightInBerlin, ZoneOffset.UTC)
                        .orElseThrow()
                        .trust())
                .isEqualTo(Trust.FIT);
    }

    @Test
    void the_laboratorys_zone_is_that_of_its_studies() {
        bench.commit(bench.preview(Bench.file("a.csv", "mouse,day,volume", "m1,0,100", "m1,3,120")));

        assertThat(standings.laboratoryZone()).isEqualTo(BERLIN);
    }

    @Test
    void a_caliper_never_becomes_a_balance_under_the_same_code() {
        registered();
        Device balance = new Device(
                "K2",
                2,
                Device.Kind.BALANCE,
                "Ohaus",
                "b-1",
                null,
                null,
                new Decimal("20"),
                new Decimal("0.1"),
                Device.State.IN_USE);

        assertThatThrownBy(() -> devices.save(KEEPER, balance, "swap"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("a code of its own");
    }

    @Test
    void a_change_on_top_of_somebody_elses_is_refused() {
        registered();
        devices.save(KEEPER, caliper(2, "2027-12-31", Device.State.IN_USE), "calibrated");

        assertThatThrownBy(() -> devices.save(KEEPER, caliper(2, "2028-12-31", Device.State.IN_USE), "calibrated"))
                .isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void a_technician_checks_devices_and_does_not_register_them() {
        assertThatThrownBy(() -> devices.save(TECHNICIAN, caliper(1, null, Device.State.IN_USE), "new"))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void somebody_without_a_role_sees_no_devices() {
        assertThatThrownBy(() -> devices.devices(actor("guest"))).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void a_check_of_an_unknown_device_says_so() {
        assertThatThrownBy(() -> checked("10.00")).hasMessageStartingWith("No device is registered as 'K2'.");
    }

    private static final class Roles implements Access {
        @Override
        public void require(Actor actor, Permission permission, @Nullable StudyCode study) {
            if (!allows(actor, permission, study)) {
                throw new NotAllowedException(actor, permission, study);
            }
        }

        @Override
        public boolean allows(Actor actor, Permission permission, @Nullable StudyCode study) {
            return (permission == Permission.KEEP_DEVICES && actor.equals(KEEPER))
                    || (actor.equals(TECHNICIAN) && Role.TECHNICIAN.allows(permission));
        }
    }
}
