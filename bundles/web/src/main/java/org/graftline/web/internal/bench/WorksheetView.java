package org.graftline.web.internal.bench;

import java.time.Instant;
import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.bench.Worksheet;
import org.graftline.web.internal.reading.ReadingView;
import org.jspecify.annotations.Nullable;

/**
 * A session as the person who asks may see it now.
 *
 * @param position of the study's ledger that it shows
 */
record WorksheetView(SessionView session, long position, List<Row> rows) {
    WorksheetView {
        rows = List.copyOf(rows);
    }

    /**
     * One mouse.
     *
     * @param missing what is still due, in words
     * @param own readings of the session's day that may be seen, withdrawn ones too
     * @param colleagues how many readings of others are kept back until one's own is saved
     * @param earlier readings of earlier days, oldest first; empty while kept back
     * @param ownDay the session's day as the mouse counts it; null where it counts as the study does
     * @param removal how it left; null while it is on the study
     */
    record Row(
            MouseId mouse,
            List<String> tags,
            @Nullable String cage,
            @Nullable String rack,
            List<TumorSite> tumors,
            Worksheet.Outcome outcome,
            List<String> missing,
            List<ReadingView> own,
            int colleagues,
            List<Earlier> earlier,
            @Nullable StudyDay ownDay,
            @Nullable Left removal) {
        Row {
            tags = List.copyOf(tags);
            tumors = List.copyOf(tumors);
            missing = List.copyOf(missing);
            own = List.copyOf(own);
            earlier = List.copyOf(earlier);
        }

        static Row of(Worksheet.Row row, PersonNames names) {
            return new Row(
                    row.mouse(),
                    row.animal().tags(),
                    row.animal().cage(),
                    row.animal().rack(),
                    row.tumors(),
                    row.outcome(),
                    row.missing(),
                    row.own().stream()
                            .map(reading -> ReadingView.of(reading, names.of(reading.operator())))
                            .toList(),
                    row.colleagues(),
                    row.earlier().stream().map(Earlier::of).toList(),
                    row.ownDay(),
                    row.removal() == null ? null : Left.of(row.removal()));
        }
    }

    /** A value of an earlier day. */
    record Earlier(
            StudyDay day,
            @Nullable TumorSite site,
            Endpoint endpoint,
            @Nullable Decimal value,
            @Nullable Decimal lengthMm,
            @Nullable Decimal widthMm) {
        static Earlier of(Reading reading) {
            Diameters both = reading.diameters();
            return new Earlier(
                    reading.day(),
                    reading.site(),
                    reading.endpoint(),
                    reading.value(),
                    both == null ? null : both.lengthMm(),
                    both == null ? null : both.widthMm());
        }
    }

    /** How a mouse left the study. */
    record Left(StudyDay day, Removal.Cause cause, @Nullable Instant at) {
        static Left of(Removal removal) {
            return new Left(removal.day(), removal.cause(), removal.at());
        }
    }

    static WorksheetView of(Worksheet sheet, PersonNames names) {
        return new WorksheetView(
                SessionView.of(sheet.session(), names),
                sheet.position(),
                sheet.rows().stream().map(row -> Row.of(row, names)).toList());
    }
}
