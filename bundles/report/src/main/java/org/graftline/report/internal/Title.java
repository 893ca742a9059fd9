package org.graftline.report.internal;

import java.time.LocalDate;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Markup;

/** How a report names itself. */
final class Title {
    /** Until it is signed. */
    static final String STATE = "DRAFT";

    private Title() {}

    static String of(ReportSource source) {
        return source.data().study().code() + ": " + source.data().study().title() + " (growth report, " + STATE + ")";
    }

    /** What stands on every page. */
    static String running(ReportSource source) {
        return source.data().study().code() + " · data "
                + source.analysis()
                        .dataSha256()
                        .substring(
                                0, Math.min(12, source.analysis().dataSha256().length()));
    }

    /** The state with its day, as it stands on every printed page: an update that is passed on says how old it is. */
    static String dated(ReportSource source) {
        return STATE + " of "
                + LocalDate.ofInstant(source.madeAt(), source.data().study().zone());
    }

    static String block(ReportSource source) {
        return "<div class=\"title\"><p class=\"kicker\">Growth report · "
                + Markup.text(source.data().study().code().value()) + " · <span class=\"state\">" + STATE
                + "</span></p><h1>" + Markup.text(source.data().study().title()) + "</h1></div>\n";
    }
}
