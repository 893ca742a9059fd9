package org.graftline.report.internal.markup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;

/**
 * Which readings stand behind a row of a table. It stands unseen at the row, so that whoever points at a number is led to them.
 *
 * @param way how the numbers come from the readings
 * @param only what narrows them down: those of any of the arms, any of the donors and so on that are named; empty for all
 */
public record Rows(Way way, List<Only> only) {
    /** How the numbers of a row come from readings. */
    public enum Way {
        /** Found from the volumes themselves. */
        VOLUMES,
        /** Found from the body weights themselves. */
        WEIGHTS,
        /** Found from volumes and body weights. */
        ANIMALS,
        /** Computed from the model of the primary analysis. */
        MODEL,
        /** Computed from a model beside the primary analysis, of the same readings. */
        BESIDE,
        /** No reading is behind them. */
        NOTHING
    }

    /** Of what. */
    public enum Of {
        MOUSE,
        DONOR,
        LINEAGE,
        DIAGNOSIS,
        ARM
    }

    /** One condition. */
    public record Only(Of of, String name) {}

    /** Copies the list in. */
    public Rows {
        only = List.copyOf(only);
    }

    private static final String PARTING = "␟";

    /** All volumes. */
    public static final Rows VOLUMES = new Rows(Way.VOLUMES, List.of());

    /** All body weights. */
    public static final Rows WEIGHTS = new Rows(Way.WEIGHTS, List.of());

    /** All volumes and body weights. */
    public static final Rows ANIMALS = new Rows(Way.ANIMALS, List.of());

    /** The model of the primary analysis. */
    public static final Rows MODEL = new Rows(Way.MODEL, List.of());

    /** A model beside it. */
    public static final Rows BESIDE = new Rows(Way.BESIDE, List.of());

    /** No reading. */
    public static final Rows NOTHING = new Rows(Way.NOTHING, List.of());

    /** The same of these arms. */
    public Rows of(ArmName... arms) {
        Rows narrower = this;
        for (ArmName arm : arms) {
            narrower = narrower.and(Of.ARM, arm.value());
        }
        return narrower;
    }

    /** The same of a mouse. */
    public Rows of(MouseId mouse) {
        return and(Of.MOUSE, mouse.value());
    }

    /** The same of a donor. */
    public Rows of(DonorId donor) {
        return and(Of.DONOR, donor.value());
    }

    /** The same of something named. */
    public Rows and(Of of, String name) {
        List<Only> more = new ArrayList<>(only);
        more.add(new Only(of, name));
        return new Rows(way, more);
    }

    /** @return as it stands at a row */
    public String text() {
        StringBuilder text = new StringBuilder(way.name());
        only.forEach(
                one -> text.append(PARTING).append(one.of()).append(PARTING).append(one.name()));
        return text.toString();
    }

    /** @return what {@link #text} gave; empty for anything else */
    public static Optional<Rows> read(String text) {
        String[] parts = text.split(PARTING, -1);
        Optional<Way> way = named(Way.values(), parts[0]);
        if (way.isEmpty() || parts.length % 2 == 0) {
            return Optional.empty();
        }
        List<Only> only = new ArrayList<>();
        for (int i = 1; i < parts.length; i += 2) {
            Optional<Of> of = named(Of.values(), parts[i]);
            if (of.isEmpty()) {
                return Optional.empty();
            }
            only.add(new Only(of.get(), parts[i + 1]));
        }
        return Optional.of(new Rows(way.get(), only));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
