package org.graftline.report.internal.figure;

import java.util.List;

/** From numbers to px along one axis. */
interface Scale {
    /** @return px; values outside the domain lie outside the axis */
    double at(double value);

    /** @return round values inside the domain, ascending */
    List<Double> ticks();

    /** @return the tick as it is printed */
    String label(double tick);
}
