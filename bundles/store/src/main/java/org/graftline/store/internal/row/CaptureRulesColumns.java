package org.graftline.store.internal.row;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.people.Role;
import org.jspecify.annotations.Nullable;

/** Table {@code capture_rules}. */
public record CaptureRulesColumns(
        String id,
        int version,
        String study,
        @Nullable String dayZero,
        int independent,
        String blinded,
        int impliedDecimals,
        @Nullable String smallestText,
        @Nullable Double smallestMm,
        String limits,
        String keepReasons,
        String missingReasons)
        implements Columns<CaptureRules> {

    static final String INSERT = """
            insert into capture_rules (
                id, version, study, day_zero, independent, blinded, implied_decimals, smallest_text, smallest_mm, limits, keep_reasons, missing_reasons)
            values (
                :id, :version, :study, :dayZero, :independent, :blinded, :impliedDecimals, :smallestText, :smallestMm, :limits, :keepReasons, :missingReasons)""";

    /** @return the columns of a record */
    public static CaptureRulesColumns of(CaptureRules it) {
        return new CaptureRulesColumns(
                it.id(),
                it.version(),
                it.study().value(),
                it.dayZero() == null ? null : it.dayZero().toString(),
                it.independent() ? 1 : 0,
                JsonTexts.ofList(it.blinded().stream().map(Enum::name).sorted().toList()),
                it.impliedDecimals(),
                Decimals.text(it.smallestMm()),
                Decimals.number(it.smallestMm()),
                JsonTexts.ofList(it.limitTexts()),
                JsonTexts.ofList(it.keepReasons()),
                JsonTexts.ofList(it.missingReasons()));
    }

    @Override
    public CaptureRules row() {
        return new CaptureRules(
                new StudyCode(study),
                version,
                dayZero == null ? null : LocalDate.parse(dayZero),
                independent == 1,
                JsonTexts.list(blinded).stream().map(Role::valueOf).collect(Collectors.toSet()),
                impliedDecimals,
                Decimals.of(smallestText),
                JsonTexts.list(limits).stream().map(CaptureRules::limit).toList(),
                JsonTexts.list(keepReasons),
                JsonTexts.list(missingReasons));
    }
}
