package org.graftline.study;

import java.time.ZoneId;

/**
 * One study.
 *
 * @param code the short name used everywhere
 * @param version 1 for the first, see {@link VersionedRow}
 * @param title what the study is about, in words
 * @param zone the time zone of the laboratory: times are shown in it, stored in UTC
 * @param formula how volumes are computed from diameters, {@link VolumeFormula#AS_REPORTED} where only volumes exist
 * @param origin where the data come from and under which licence; empty for the laboratory's own
 */
public record Study(StudyCode code, int version, String title, ZoneId zone, VolumeFormula formula, String origin)
        implements VersionedRow {
    @Override
    public String table() {
        return "study";
    }

    @Override
    public String id() {
        return code.value();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("code", code.value())
                .put("version", version)
                .put("title", title)
                .put("zone", zone.getId())
                .put("formula", formula)
                .put("origin", origin)
                .build();
    }
}
