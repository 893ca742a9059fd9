package org.graftline.conduct.internal.draw;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Repeatability;
import org.graftline.study.bench.Repeatability.Line;
import org.graftline.study.bench.Repeatability.Size;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.Candidate.ReadingUsed;
import org.graftline.study.conduct.DrawPreview.ErrorFrom;
import org.jspecify.annotations.Nullable;

/**
 * The error of a mouse's volume as a standard deviation of its logarithm. From the study's replicates where there are enough: those of the
 * operator, else those of the tumor's size, else all. Without replicates 0.3 mm per diameter, so that CV² = CV(L)² + 4·CV(W)²; of a reported
 * volume the diameters are taken to be equal.
 */
final class ReadingError {
    /** The standard deviation of one caliper reading where the study has no replicates, mm. */
    static final double READING_SD_MM = 0.3;

    /** Degrees of freedom below which an estimate of a standard deviation is off by a quarter or more. */
    private static final int FEWEST = 8;

    private static final double SMALL_MM3 = 100;
    private static final double LARGE_MM3 = 500;

    private final Map<PersonId, Double> byOperator = new HashMap<>();
    private final Map<Size, Double> bySize = new HashMap<>();
    private final Map<UUID, Reading> readings;
    private @Nullable Double ofAll;

    ReadingError(Repeatability.Table table, List<Reading> readings) {
        this.readings = readings.stream().collect(Collectors.toMap(Reading::uuid, reading -> reading));
        for (Line line : table.lines()) {
            Double sd = line.sdLog();
            if (sd == null || line.readings() - line.visits() < FEWEST) {
                continue;
            }
            PersonId operator = line.operator();
            Size size = line.size();
            if (operator != null) {
                byOperator.put(operator, sd);
            } else if (size != null) {
                bySize.put(size, sd);
            } else {
                ofAll = sd;
            }
        }
    }

    /**
     * @param sdLog standard deviation of log volume, which is about the relative error
     * @param from where it is known from; of several readings the last in the order of UUIDs
     */
    record VolumeError(double sdLog, ErrorFrom from) {}

    /** Of a mouse with several tumors the volumes' errors add; the mean of n readings has the error of one divided by √n. */
    VolumeError of(Candidate mouse) {
        List<Reading> used = mouse.readings().stream()
                .map(ReadingUsed::reading)
                .map(readings::get)
                .filter(java.util.Objects::nonNull)
                .map(java.util.Objects::requireNonNull)
                .toList();
        double total = DonorMice.volume(mouse);
        double variance = 0;
        ErrorFrom from = ErrorFrom.CONSTANT;
        for (List<Reading> tumor : new LatestLook(used, null).bySite()) {
            double squares = 0;
            for (Reading reading : tumor) {
                double mm3 =
                        Optional.ofNullable(reading.value()).map(Decimal::value).orElse(0.0);
                VolumeError one = of(reading, mm3);
                squares += one.sdLog() * one.sdLog() * mm3 * mm3;
                from = one.from();
            }
            variance += squares / tumor.size() / tumor.size();
        }
        return new VolumeError(total > 0 ? Math.sqrt(variance) / total : 0, from);
    }

    private VolumeError of(Reading reading, double mm3) {
        PersonId operator = reading.operator();
        Double own = operator == null ? null : byOperator.get(operator);
        if (own != null) {
            return new VolumeError(own, ErrorFrom.OPERATOR);
        }
        Double ofSize = bySize.get(mm3 < SMALL_MM3 ? Size.SMALL : mm3 < LARGE_MM3 ? Size.MEDIUM : Size.LARGE);
        if (ofSize != null) {
            return new VolumeError(ofSize, ErrorFrom.SIZE);
        }
        return ofAll != null
                ? new VolumeError(ofAll, ErrorFrom.STUDY)
                : new VolumeError(constant(reading.diameters(), reading.formula(), mm3), ErrorFrom.CONSTANT);
    }

    private static double constant(@Nullable Diameters read, @Nullable VolumeFormula formula, double mm3) {
        if (read != null) {
            double l = READING_SD_MM / read.lengthMm().value();
            double w = READING_SD_MM / read.widthMm().value();
            Decimal height = read.heightMm();
            if (height != null && formula == VolumeFormula.ELLIPSOID_LENGTH_WIDTH_HEIGHT) {
                double h = READING_SD_MM / height.value();
                return Math.sqrt(l * l + w * w + h * h);
            }
            return Math.sqrt(l * l + 4 * w * w);
        }
        double relative = READING_SD_MM / StrictMath.cbrt(2 * mm3); // a tumor as wide as long: V = d³/2
        return mm3 > 0 ? Math.sqrt(5) * relative : 0;
    }
}
