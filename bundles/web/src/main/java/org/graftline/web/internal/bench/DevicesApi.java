package org.graftline.web.internal.bench;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.graftline.platform.People;
import org.graftline.study.Decimal;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.DeviceStanding;
import org.graftline.study.bench.Devices;
import org.graftline.study.bench.Devices.OnFailure;
import org.graftline.study.people.Actor;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Calipers and balances, and their daily checks. */
public final class DevicesApi {
    private final Devices devices;
    private final People people;

    /** @param people for the names of those who checked */
    public DevicesApi(Devices devices, People people) {
        this.devices = devices;
        this.people = people;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/devices", this::list),
                Route.put("/devices/{device}", this::save),
                Route.get("/devices/{device}/checks", this::checks),
                Route.put("/devices/{device}/checks/{uuid}", this::check));
    }

    /** Every device, by code. */
    record DeviceList(List<DeviceView> devices) {
        DeviceList {
            devices = List.copyOf(devices);
        }
    }

    /** The latest checks of a device, latest first. */
    record CheckList(List<DeviceView.Check> checks) {
        CheckList {
            checks = List.copyOf(checks);
        }
    }

    /**
     * A device as it is to be.
     *
     * @param state IN_USE where absent
     * @param version the version that was seen; 0 or absent for a new device
     * @param why the reason
     */
    record DeviceBody(
            Device.@Nullable Kind kind,
            @Nullable String name,
            @Nullable String serial,
            @Nullable LocalDate calibratedOn,
            @Nullable LocalDate calibrationDue,
            @Nullable String gauge,
            @Nullable String tolerance,
            Device.@Nullable State state,
            @Nullable Integer version,
            @Nullable String why) {
        Device device(String code) {
            return new Device(
                    code,
                    (version == null ? 0 : version) + 1,
                    required("kind", kind),
                    Texts.required("name", name, Texts.NAME),
                    serial == null ? "" : Texts.required("serial", serial, Texts.NAME),
                    calibratedOn,
                    calibrationDue,
                    number("gauge", gauge),
                    number("tolerance", tolerance),
                    state == null ? Device.State.IN_USE : state);
        }
    }

    /**
     * A check.
     *
     * @param read what the device read on its piece
     * @param takeOff whether a check that fails takes it off the list
     */
    record CheckBody(
            @Nullable Instant at,
            @Nullable String read,
            @Nullable Boolean takeOff) {}

    private Answer list(Call call) {
        PersonNames names = new PersonNames(people);
        return Answer.ok(new DeviceList(devices.devices(call.actor()).stream()
                .map(standing -> DeviceView.of(standing, names))
                .toList()));
    }

    private Answer save(Call call) {
        DeviceBody sent = call.json(DeviceBody.class);
        Device saved = devices.save(
                call.actor(), sent.device(call.value("device")), Texts.required("why", sent.why(), Texts.REASON));
        return Answer.json(
                saved.version() == 1 ? Status.CREATED : Status.OK,
                DeviceView.of(standing(call.actor(), saved.device()), new PersonNames(people)));
    }

    private Answer checks(Call call) {
        String code = standing(call.actor(), call.value("device")).device().device();
        PersonNames names = new PersonNames(people);
        return Answer.ok(new CheckList(devices.checks(call.actor(), code).stream()
                .map(check -> DeviceView.Check.of(check, names))
                .toList()));
    }

    private Answer check(Call call) {
        CheckBody sent = call.json(CheckBody.class);
        Device device = standing(call.actor(), call.value("device")).device();
        DeviceCheck check = new DeviceCheck(
                call.uuid("uuid"),
                1,
                device.device(),
                call.actor().person(),
                required("at", Texts.time("at", sent.at())),
                device.gauge(),
                number("read", sent.read()),
                DeviceCheck.Outcome.FAILED); // until the service says otherwise
        OnFailure onFailure = Boolean.TRUE.equals(sent.takeOff()) ? OnFailure.TAKE_OFF_LIST : OnFailure.KEEP_ON_LIST;
        return Answer.ok(DeviceView.of(devices.check(call.actor(), check, onFailure), new PersonNames(people)));
    }

    private DeviceStanding standing(Actor actor, String code) {
        return devices.devices(actor).stream()
                .filter(standing -> standing.device().device().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Status.NOT_FOUND,
                        "There is no device of this code. Choose one from the list of devices, or register it first."));
    }

    private static Decimal number(String key, @Nullable String text) {
        return new Decimal(Texts.required(key, text, Texts.NAME));
    }
}
