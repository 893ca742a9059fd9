package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.capture.internal.layout.CellWords;
import org.graftline.capture.internal.layout.KnownFormulas;
import org.graftline.capture.internal.layout.NumberText;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.graftline.study.capture.FlagMeaning;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ZeroMeaning;
import org.jspecify.annotations.Nullable;

/** Makes volume readings of looks: value or status, diameters beside it, formula. A blank or a zero never stays one. */
final class TumorReadings {
    private final FileContext file;
    private final KnownStudy known;
    private final FileRoster roster;
    private final Findings findings;
    private final CellNumbers numbers;

    TumorReadings(FileContext file, KnownStudy known, FileRoster roster, Findings findings) {
        this.file = file;
        this.known = known;
        this.roster = roster;
        this.findings = findings;
        this.numbers = new CellNumbers(file.design().decimalMark(), findings);
    }

    /** The readings of one look: usually one; none if it has neither volume nor status; one for each tumor if a status names none. */
    List<Reading> of(Look look) {
        StudyDay day = look.day();
        if (day == null) {
            return List.of();
        }
        @Nullable String flag = look.text(ImportField.FLAG);
        FlagMeaning meaning = flag == null ? FlagMeaning.READING : meaning(look, flag);
        List<Reading> readings = new ArrayList<>(1);
        Optional<Said> said = meaning == FlagMeaning.READING ? said(look) : Optional.empty();
        if (said.isPresent()) {
            for (TumorSite site : tumorsMeant(look)) {
                readings.add(start(look, site, day)
                        .withoutValue(said.get().status())
                        .reason(flag == null ? said.get().words() : said.get().words() + "; " + flag)
                        .build());
            }
            return readings;
        }
        if (meaning != FlagMeaning.READING) {
            for (TumorSite site : tumorsMeant(look)) {
                readings.add(start(look, site, day)
                        .withoutValue(status(meaning))
                        .reason(flag)
                        .build());
            }
            return readings;
        }
        Optional<Measured> measured = measured(look);
        if (measured.isPresent()) {
            Optional<TumorSite> site = tumorMeasured(look);
            if (site.isPresent()) {
                readings.add(measured.get()
                        .into(start(look, site.get(), day))
                        .reason(flag)
                        .build());
            }
        }
        return readings;
    }

    /** What a text says that stands where a number belongs. */
    private record Said(ReadingStatus status, String words) {}

    private Optional<Said> said(Look look) {
        for (ImportField field : List.of(ImportField.VOLUME_MM3, ImportField.LENGTH_MM, ImportField.WIDTH_MM)) {
            String text = look.text(field);
            if (text != null && CellWords.isBelowLimit(text)) {
                findings.warning(
                        "below the limit",
                        look,
                        field,
                        "below the limit of what was measured: read as too small to measure, never as a number.");
                return Optional.of(new Said(ReadingStatus.TOO_SMALL, text));
            }
            FlagMeaning meaning = text == null ? null : file.design().flags().get(text);
            boolean number = text != null
                    && NumberText.of(text, file.design().decimalMark()).isPresent();
            if (text != null && meaning != null && meaning != FlagMeaning.READING && !number) {
                return Optional.of(new Said(status(meaning), text));
            }
        }
        return Optional.empty();
    }

    /** A value with what belongs to it, or a status where the value is 0. */
    private record Measured(
            @Nullable Decimal volume,
            @Nullable VolumeFormula formula,
            @Nullable Diameters diameters,
            ReadingStatus status) {
        Reading.Builder into(Reading.Builder builder) {
            return volume == null ? builder.withoutValue(status) : builder.measured(volume, formula, diameters);
        }
    }

    private FlagMeaning meaning(Look look, String flag) {
        FlagMeaning meaning = file.design().flags().get(flag);
        if (meaning == null) {
            findings.warning(
                    "flag",
                    look,
                    ImportField.FLAG,
                    "the design does not say what this flag means; the row is read as an ordinary reading and the flag kept as a remark.");
            return FlagMeaning.READING;
        }
        return meaning;
    }

    private static ReadingStatus status(FlagMeaning meaning) {
        return switch (meaning) {
            case NOT_PALPABLE -> ReadingStatus.NOT_PALPABLE;
            case TOO_SMALL -> ReadingStatus.TOO_SMALL;
            case NOT_MEASURED, READING -> ReadingStatus.NOT_MEASURED;
        };
    }

    /** A row that names no tumor and has only a status speaks of every tumor that the mouse has. */
    private Set<TumorSite> tumorsMeant(Look look) {
        if (look.site() != null) {
            return Set.of(look.site());
        }
        Set<TumorSite> named = sitesOf(look);
        return named.isEmpty() ? Set.of(Tumor.ONLY) : named;
    }

    private Optional<TumorSite> tumorMeasured(Look look) {
        if (look.site() != null) {
            return Optional.of(look.site());
        }
        Set<TumorSite> named = sitesOf(look);
        if (named.isEmpty()) {
            return Optional.of(Tumor.ONLY);
        }
        if (named.size() == 1) {
            return Optional.of(named.iterator().next());
        }
        findings.error(
                "no tumor",
                look,
                null,
                "the row has a volume and names no tumor, and mouse '%s' has several (%s). Enter which one it is."
                        .formatted(
                                look.mouse(),
                                named.stream().map(TumorSite::value).sorted().toList()));
        return Optional.empty();
    }

    private Set<TumorSite> sitesOf(Look look) {
        FileRoster.Animal animal = roster.mice().get(look.mouse());
        return animal == null || animal.sites().isEmpty() ? known.tumorsOf(look.mouse()) : animal.sites();
    }

    private Reading.Builder start(Look look, TumorSite site, StudyDay day) {
        return OriginalEntry.on(
                        Reading.of(
                                file.uuid(look, Endpoint.TUMOR_VOLUME, site),
                                file.study(),
                                look.mouse(),
                                Endpoint.TUMOR_VOLUME,
                                day,
                                file.recordedAt()),
                        look,
                        file)
                .site(site)
                .source(file.source(
                        look,
                        ImportField.STUDY_DAY,
                        ImportField.MEASURED_ON,
                        ImportField.VOLUME_MM3,
                        ImportField.LENGTH_MM,
                        ImportField.WIDTH_MM,
                        ImportField.HEIGHT_MM,
                        ImportField.FLAG,
                        ImportField.OPERATOR));
    }

    private Optional<Measured> measured(Look look) {
        boolean diametersAreAll = look.text(ImportField.VOLUME_MM3) == null;
        Optional<Decimal> volume = numbers.of(look, ImportField.VOLUME_MM3, true);
        Optional<Decimal> length = numbers.of(look, ImportField.LENGTH_MM, diametersAreAll);
        Optional<Decimal> width = numbers.of(look, ImportField.WIDTH_MM, diametersAreAll);
        Optional<Decimal> height = numbers.of(look, ImportField.HEIGHT_MM, false);
        if (volume.isPresent()) {
            return Optional.of(reported(look, volume.get(), length, width, height));
        }
        if (diametersAreAll && length.isPresent() && width.isPresent()) {
            return computed(look, length.get(), width.get(), height);
        }
        if (diametersAreAll && length.isPresent() != width.isPresent()) {
            findings.warning(
                    "one diameter",
                    look,
                    length.isPresent() ? ImportField.LENGTH_MM : ImportField.WIDTH_MM,
                    "one diameter without the other gives no volume; the row is read without one.");
        }
        return Optional.empty();
    }

    private Measured reported(
            Look look, Decimal volume, Optional<Decimal> length, Optional<Decimal> width, Optional<Decimal> height) {
        if (volume.value() == 0) {
            return new Measured(null, null, null, zero());
        }
        if (length.isEmpty()
                || width.isEmpty()
                || length.get().value() <= 0
                || width.get().value() <= 0) {
            return new Measured(volume, VolumeFormula.AS_REPORTED, null, ReadingStatus.MEASURED);
        }
        Diameters diameters = ordered(look, length.get(), width.get(), height);
        Optional<VolumeFormula> formula =
                KnownFormulas.behind(volume, diameters.lengthMm(), diameters.widthMm(), diameters.heightMm());
        if (formula.isEmpty()) {
            boolean fitsAsEntered = KnownFormulas.behind(volume, length.get(), width.get(), diameters.heightMm())
                    .isPresent();
            findings.warning(
                    "formula",
                    look,
                    ImportField.VOLUME_MM3,
                    fitsAsEntered
                            ? "the volume was computed with length and width the other way round; it is kept as reported."
                            : "no formula we know gives this volume from length %s mm and width %s mm; it is kept as reported."
                                    .formatted(diameters.lengthMm(), diameters.widthMm()));
        }
        return new Measured(volume, formula.orElse(VolumeFormula.AS_REPORTED), diameters, ReadingStatus.MEASURED);
    }

    private Optional<Measured> computed(Look look, Decimal length, Decimal width, Optional<Decimal> height) {
        if (length.value() == 0 && width.value() == 0) {
            return Optional.of(new Measured(null, null, null, zero()));
        }
        if (length.value() == 0 || width.value() == 0) {
            findings.error(
                    "one diameter is 0",
                    look,
                    length.value() == 0 ? ImportField.LENGTH_MM : ImportField.WIDTH_MM,
                    "one diameter is 0 and the other is not. Correct it, or enter 0 for both if nothing was left to measure.");
            return Optional.empty();
        }
        VolumeFormula formula = file.design().formula();
        Diameters diameters = ordered(look, length, width, height);
        Decimal h = diameters.heightMm();
        if (formula == VolumeFormula.AS_REPORTED
                || (formula == VolumeFormula.ELLIPSOID_LENGTH_WIDTH_HEIGHT && h == null)) {
            findings.error(
                    "no formula",
                    look,
                    ImportField.LENGTH_MM,
                    "the row has diameters and no volume, and the design's formula ('%s') cannot compute one from them. Choose another formula in the design."
                            .formatted(formula.words()));
            return Optional.empty();
        }
        double mm3 = formula.volumeMm3(
                diameters.lengthMm().value(), diameters.widthMm().value(), h == null ? 0 : h.value());
        return Optional.of(new Measured(Decimal.of(mm3), formula, diameters, ReadingStatus.MEASURED));
    }

    private Diameters ordered(Look look, Decimal length, Decimal width, Optional<Decimal> height) {
        Decimal h = height.filter(value -> value.value() > 0).orElse(null);
        if (width.value() <= length.value()) {
            return new Diameters(length, width, h);
        }
        findings.warning(
                "swapped",
                look,
                ImportField.WIDTH_MM,
                "the width is above the length (%s mm); the two are exchanged and kept as entered beside it. Look whether one is mistyped."
                        .formatted(length));
        return new Diameters(width, length, h);
    }

    private ReadingStatus zero() {
        return file.design().zero() == ZeroMeaning.NOT_PALPABLE ? ReadingStatus.NOT_PALPABLE : ReadingStatus.TOO_SMALL;
    }
}
