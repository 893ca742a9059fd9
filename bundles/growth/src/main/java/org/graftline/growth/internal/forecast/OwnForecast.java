package org.graftline.growth.internal.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.bench.Concern;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.graftline.study.conduct.CrossingForecasts;
import org.graftline.study.conduct.OwnDays;
import org.graftline.study.event.Topics;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.StudyRecords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;

/**
 * Questions a volume that leaves the 99 % interval of the mouse's own forecast, and tells who may cross a limit. The model knows no
 * arm, so what it says is fit for blinded eyes. Silent while a study has no model. An import is not asked: its readings are what the model learns from.
 */
@Component(
        service = {PlausibilityRule.class, EventHandler.class, CrossingForecasts.class},
        property = {"service.ranking:Integer=-40", "event.topics=" + Topics.COMMITTED})
public final class OwnForecast implements PlausibilityRule, EventHandler, CrossingForecasts {
    private static final String STUDY_CHAIN = "study:";

    /** What a mouse itself takes up: a forecast beyond it was carried too far past the last visit to question anything. */
    private static final double MOUSE_MM3 = 30_000;

    private final StudyForecasts forecasts;

    /** Begins with the studies that are there. */
    @Activate
    public OwnForecast(
            @Reference StudyRecords records, @Reference(policyOption = ReferencePolicyOption.GREEDY) OwnDays ownDays) {
        this(new StudyForecasts(records, ownDays));
        forecasts.catchUp();
    }

    OwnForecast(StudyForecasts forecasts) {
        this.forecasts = forecasts;
    }

    /** Stops fitting. */
    @Deactivate
    public void stop() {
        forecasts.close();
    }

    @Override
    public String name() {
        return "own-forecast";
    }

    @Override
    public void handleEvent(Event event) {
        if (!(event.getProperty(Topics.CHAIN) instanceof String chain && chain.startsWith(STUDY_CHAIN))) {
            return;
        }
        StudyCode study = new StudyCode(chain.substring(STUDY_CHAIN.length()));
        String kind = String.valueOf(event.getProperty(Topics.KIND));
        if (kind.equals(ActKind.IMPORT_FILE.name())) {
            forecasts.refit(study);
        } else if (changesDays(kind)) {
            forecasts.recount(study);
        } else if (changesReadings(kind)) {
            forecasts.recorded(study);
        }
    }

    private static boolean changesDays(String kind) {
        return List.of(ActKind.ENROLL_MICE, ActKind.RANDOMIZE, ActKind.SET_UP_STUDY, ActKind.CHANGE_CAPTURE_RULES)
                .stream()
                .anyMatch(one -> one.name().equals(kind));
    }

    private static boolean changesReadings(String kind) {
        return List.of(
                        ActKind.RECORD_READING,
                        ActKind.CORRECT_READING,
                        ActKind.WITHDRAW_READING,
                        ActKind.MOVE_READINGS,
                        ActKind.DECIDE_READING)
                .stream()
                .anyMatch(one -> one.name().equals(kind));
    }

    @Override
    public Optional<String> concern(Reading candidate, List<Reading> earlier) {
        return Optional.empty();
    }

    @Override
    public Optional<Concern> atEntry(Reading candidate, Surroundings around) {
        if (!TumorVisits.isMeasured(candidate)) {
            return Optional.empty();
        }
        double mm3 = StrictMath.exp(TumorVisits.log(candidate));
        return forecasts
                .of(candidate.study())
                .flatMap(model -> model.next(
                        candidate.mouse(), candidate.site(), candidate.day().value(), around.earlier()))
                .filter(next -> next.lowMm3() < MOUSE_MM3 && !next.holds(mm3))
                .map(next -> new Concern(name(), sentence(candidate, mm3, next), null));
    }

    @Override
    public Outlook outlook(StudyData data, List<ProtocolLimit> limits) {
        StudyCode study = data.study().code();
        long number = forecasts.number(study); // before the model: if a new one comes between, the answer counts as old
        OwnGrowth growth = forecasts.of(study).orElse(null);
        return growth == null
                ? new MouseCourses(data, limits, null, null)
                : new MouseCourses(data.withDayZeros(growth.dayZeros()), limits, model(number, growth), growth.law());
    }

    @Override
    public long modelNumber(StudyCode study) {
        return forecasts.number(study);
    }

    private static Model model(long number, OwnGrowth growth) {
        GrowthLaw law = growth.law();
        return new Model(
                number,
                law.readings(),
                growth.lastDay(),
                "Fitted on %d volumes up to day %s%s. %s"
                        .formatted(
                                law.readings(),
                                days(growth.lastDay()),
                                growth.dayZeros().isEmpty() ? "" : ", each mouse counted from its own day 0",
                                growth.message()));
    }

    private static String sentence(Reading candidate, double mm3, OwnGrowth.Next next) {
        return "Volume %s in %s d, expected %s to %s from this mouse's own growth. Measure again."
                .formatted(
                        percent(mm3 / next.lastMm3()),
                        days(candidate.day().value() - next.lastDay()),
                        percent(next.lowMm3() / next.lastMm3()),
                        percent(next.highMm3() / next.lastMm3()));
    }

    private static String percent(double ratio) {
        BigDecimal percent = new BigDecimal(Math.round(100 * (ratio - 1))).round(new MathContext(3));
        return (percent.signum() < 0 ? "−" : "+") + percent.abs().toPlainString() + " %";
    }

    private static String days(double days) {
        return days == Math.rint(days) ? Long.toString((long) days) : String.format(Locale.ROOT, "%.1f", days);
    }
}
