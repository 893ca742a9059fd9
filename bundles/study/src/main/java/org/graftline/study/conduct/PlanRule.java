package org.graftline.study.conduct;

import java.math.BigDecimal;
import org.graftline.study.Decimal;
import org.graftline.study.StudyException;

/** What the parts of an analysis plan check by. A class of its own: a part may be loaded before the plan, whose default holds parts. */
final class PlanRule {
    private PlanRule() {}

    static BigDecimal number(Decimal decimal) {
        return new BigDecimal(decimal.text());
    }

    static void require(boolean right, String wrong) {
        if (!right) {
            throw new StudyException("The analysis plan is not right: " + wrong + ".");
        }
    }
}
