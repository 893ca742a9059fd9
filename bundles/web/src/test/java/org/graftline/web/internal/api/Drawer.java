package org.graftline.web.internal.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.platform.BenchSignIn;
import org.graftline.platform.TooManyAttemptsException;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.DeviceStanding;
import org.graftline.study.bench.Devices;
import org.graftline.study.bench.PaperScans;
import org.graftline.study.bench.WeightReferences;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;

/** Calipers, scans and badges: what lies in the drawer of the measuring room. */
final class Drawer implements Devices, PaperScans, BenchSignIn {
    static final String PIN = "271828";
    final List<String> asked = new ArrayList<>();
    private final Laboratory laboratory;
    private final Map<String, DeviceStanding> devices = new LinkedHashMap<>();
    private final Map<String, SourceFile> scans = new LinkedHashMap<>();

    Drawer(Laboratory laboratory) {
        this.laboratory = laboratory;
        put(new Device(
                "K2",
                1,
                Device.Kind.CALIPER,
                "Caliper",
                "s-1",
                null,
                null,
                new Decimal("10.00"),
                new Decimal("0.02"),
                Device.State.IN_USE));
    }

    private DeviceStanding put(Device device) {
        DeviceStanding standing = new DeviceStanding(
                device, null, DeviceStanding.Trust.UNCHECKED, device.device() + ": not checked today.");
        devices.put(device.device(), standing);
        return standing;
    }

    WeightReferences weights() {
        return (actor, study) -> {
            laboratory.require(actor, Permission.RECORD_READINGS, study);
            return List.of(
                    new WeightReferences.WeightReference(new MouseId("m1"), new Decimal("20.1"), new Decimal("22.4")));
        };
    }

    private void requireEither(Actor actor, Permission permission) {
        if (!laboratory.allows(actor, permission, null) && !laboratory.allows(actor, Permission.KEEP_DEVICES, null)) {
            throw new NotAllowedException(actor, permission, null);
        }
    }

    @Override
    public List<DeviceStanding> devices(Actor actor) {
        requireEither(actor, Permission.READ_STUDY);
        return List.copyOf(devices.values());
    }

    @Override
    public Device save(Actor actor, Device device, String reason) {
        laboratory.require(actor, Permission.KEEP_DEVICES, null);
        asked.add("save %s version %d: %s".formatted(device.device(), device.version(), reason));
        return put(device).device();
    }

    @Override
    public DeviceStanding check(Actor actor, DeviceCheck check, OnFailure onFailure) {
        requireEither(actor, Permission.RECORD_READINGS);
        asked.add("check %s reads %s of %s, %s".formatted(check.device(), check.read(), check.gauge(), onFailure));
        DeviceStanding before = java.util.Objects.requireNonNull(devices.get(check.device()));
        return new DeviceStanding(before.device(), check, DeviceStanding.Trust.FIT, check.device() + ": fit.");
    }

    @Override
    public List<DeviceCheck> checks(Actor actor, String device) {
        requireEither(actor, Permission.READ_STUDY);
        return List.of();
    }

    @Override
    public Kept keep(Actor actor, StudyCode study, String name, byte[] content) {
        laboratory.require(actor, Permission.RECORD_READINGS, study);
        SourceFile file = new SourceFile(study, name, content);
        Storage storage = scans.putIfAbsent(file.sha256(), file) == null ? Storage.NOW : Storage.BEFORE;
        return new Kept(new Scan(file, Kind.PDF), storage);
    }

    @Override
    public Optional<Scan> find(Actor actor, StudyCode study, String sha256) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return Optional.ofNullable(scans.get(sha256)).map(file -> new Scan(file, Kind.PDF));
    }

    @Override
    public Optional<Actor> signIn(String badge, char[] pin, Actor.Via via) {
        if (badge.equals("worn-out")) {
            throw TooManyAttemptsException.withBadge(Duration.ofSeconds(90));
        }
        return String.valueOf(pin).equals(PIN) && badge.startsWith("badge-")
                ? laboratory.actor(new PersonId("p-" + badge.substring(6)), via)
                : Optional.empty();
    }

    @Override
    public void giveBadge(Actor actor, PersonId person, String badge, char[] pin) {
        if (!actor.person().equals(person)) {
            laboratory.require(actor, Permission.MANAGE_PEOPLE, null);
        }
        asked.add("badge for " + person);
    }

    @Override
    public void withdrawBadge(Actor actor, PersonId person) {
        laboratory.require(actor, Permission.MANAGE_PEOPLE, null);
        asked.add("no badge for " + person);
    }

    @Override
    public String journalKey(Actor actor) {
        return "key-of-" + actor.person();
    }
}
