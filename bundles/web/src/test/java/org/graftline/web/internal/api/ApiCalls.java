package org.graftline.web.internal.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** An address and a body for every route, such that whoever may do it succeeds on a fresh {@link Site}, in this order. */
final class ApiCalls {
    static final String SESSION = "11111111-1111-4111-8111-111111111111";
    static final String READING = "22222222-2222-4222-8222-222222222222";
    static final Map<String, String> BODIES = bodies();

    private ApiCalls() {}

    static String address(String template) {
        String uuid = template.contains("/sessions/")
                ? SESSION
                : template.contains("/bench/readings/") ? READING : Laboratory.FIRST.toString();
        return template.replace("{code}", "PDX-1")
                        .replace("{uuid}", uuid)
                        .replace("{mouse}", "m1")
                        .replace("{arm}", "control")
                        .replace("{token}", Keyring.TOKEN)
                        .replace("{device}", "K2")
                        .replace("{person}", "p-tom")
                        .replace("{role}", "technician")
                        .replace("{figure}", "growth-by-arm.svg")
                        .replace("{import}", "33333333-3333-4333-8333-333333333333")
                        .replace("{sha256}", "0".repeat(64))
                        .replace("{case}", Duty.CASE)
                        .replace("{page}", "index")
                        .replace("{number}", "0")
                        .replace("{later}", "1")
                        .replace("{lock}", "analysis-plan")
                        .replace("{part}", "conclusion")
                        .replace("{format}", "csv")
                + (template.endsWith("/imports") || template.endsWith("/scans") ? "?name=sheet.pdf" : "")
                + (template.endsWith("/photos/{uuid}") ? "?mouse=m1&day=7&subject=ULCER&at=2026-11-23T08:00:00Z" : "");
    }

    private static Map<String, String> bodies() {
        Map<String, String> all = new LinkedHashMap<>();
        String bench = " /studies/{code}/bench";
        all.put(
                "PUT" + bench + "/sessions/{uuid}",
                "{\"day\":7,\"mice\":[\"m1\"],\"endpoints\":[\"TUMOR_VOLUME\"],\"openedAt\":\"2026-11-23T07:55:00Z\"}");
        all.put(
                "PUT" + bench + "/readings/{uuid}",
                "{\"session\":\"%s\",\"mouse\":\"m1\",\"day\":7,\"value\":\"1600\",\"entered\":{\"value\":\"1600\"}}"
                        .formatted(SESSION));
        all.put("POST" + bench + "/readings/{uuid}/kept", "{\"reason\":\"same again\"}");
        all.put("POST" + bench + "/sessions/{uuid}/sign-off", "{\"statement\":\"all looked at\"}");
        all.put("POST" + bench + "/readings/{uuid}/withdrawn", "{\"reason\":\"other mouse\"}");
        all.put(
                "POST" + bench + "/moves",
                "{\"moves\":[{\"reading\":\"%s\",\"as\":\"44444444-4444-4444-8444-444444444444\",\"to\":\"m2\"}],\"reason\":\"swapped\"}"
                        .formatted(READING));
        all.put(
                "PUT" + bench + "/remarks/{uuid}",
                "{\"mouse\":\"m1\",\"day\":7,\"at\":\"2026-11-23T08:00:00Z\",\"text\":\"hunched\"}");
        all.put("PUT" + bench + "/removals/{mouse}", "{\"day\":7,\"cause\":\"SCHEDULED\",\"reason\":\"end\"}");
        all.put("POST" + bench + "/tags/{mouse}", "{\"tag\":\"4711\",\"reason\":\"lost\"}");
        all.put("PUT" + bench + "/housing", "{\"housing\":[{\"mouse\":\"m1\",\"cage\":\"C1\"}],\"reason\":\"moved\"}");
        all.put(
                "PUT" + bench + "/rules",
                "{\"independent\":true,\"blinded\":[\"TECHNICIAN\"],\"impliedDecimals\":0,\"limits\":[],"
                        + "\"keepReasons\":[\"a\"],\"missingReasons\":[\"b\"],\"version\":0,\"why\":\"protocol\"}");
        String conduct = " /studies/{code}/conduct";
        all.put("POST" + conduct + "/alerts/{case}/acknowledgments", "{}");
        all.put("POST" + conduct + "/alerts/{case}/decision", "{\"kind\":\"TREAT\",\"reason\":\"meloxicam\"}");
        all.put(
                "PUT" + conduct + "/alert-chain",
                "{\"links\":[{\"login\":\"tom\",\"channels\":[\"MAIL\"]}],\"watchMinutes\":240,\"stopMinutes\":30,"
                        + "\"quiet\":{\"from\":\"20:00\",\"until\":\"07:00\"},\"version\":0,\"why\":\"protocol\"}");
        all.put("POST /tokens", "{\"label\":\"nightly\",\"scope\":\"READ\",\"study\":\"PDX-1\",\"days\":30}");
        all.put("PUT /people/{person}/mail-address", "{\"address\":\"tom@example.org\"}");
        all.put(
                "PUT /studies/{code}/conduct/visits",
                "{\"every\":{\"from\":0,\"to\":28,\"days\":7},\"longestDays\":7,\"version\":0,\"why\":\"protocol\"}");
        all.put("POST" + bench + "/scans", "%PDF-1.7");
        String dose =
                "{\"mouse\":\"m1\",\"day\":7,\"outcome\":\"GIVEN\",\"volumeMl\":\"0.2\",\"at\":\"2026-11-23T08:00:00Z\"}";
        all.put(
                "PUT" + conduct + "/regimens/{arm}",
                "{\"version\":0,\"from\":0,\"treatments\":[{\"agent\":\"vehicle\",\"mgPerKg\":\"0\",\"mlPerKg\":\"10\","
                        + "\"route\":\"ORAL\",\"schedule\":{\"pattern\":\"EVERY\",\"every\":1},\"vials\":[\"K\"]}],"
                        + "\"withholdReasons\":[\"not found\"],\"reason\":\"protocol\"}");
        all.put("PUT" + conduct + "/doses/{uuid}", dose);
        all.put(
                "POST" + conduct + "/doses/{uuid}/corrections",
                "{\"version\":1,\"why\":\"spilt\",\"corrected\":%s}".formatted(dose));
        all.put("POST" + conduct + "/doses/{uuid}/retracted", "{\"version\":2,\"why\":\"other mouse\"}");
        all.put("POST" + conduct + "/doses/{uuid}/decision", "{\"verdict\":\"KEEP\",\"reason\":\"clock\"}");
        all.put(
                "PUT" + conduct + "/necropsies/{mouse}",
                "{\"method\":\"CARBON_DIOXIDE\",\"at\":\"2026-11-23T09:00:00Z\"}");
        all.put("PUT" + conduct + "/photos/{uuid}", "a picture");
        all.put(
                "PUT /studies/{code}/conduct/enrollment-rules",
                "{\"version\":0,\"arms\":[{\"arm\":\"control\",\"ratio\":1},{\"arm\":\"erlotinib\",\"ratio\":2}],"
                        + "\"method\":\"ALL_AT_ONCE\",\"minVolumeMm3\":\"100\",\"cages\":\"IGNORED\","
                        + "\"balance\":{\"most\":\"0.5\",\"unit\":\"SD\"},\"tries\":100,\"blockMultiples\":[1],"
                        + "\"preferred\":\"0.8\",\"volumeCutsMm3\":[],\"why\":\"protocol\"}");
        all.put("PUT /studies/{code}/conduct/draws/{uuid}", "{\"why\":\"protocol\"}");
        all.put("POST /studies/{code}/conduct/draws/{uuid}/drawn", "{}");
        String setUp = "{\"title\":\"New\",\"zone\":\"UTC\",\"formula\":\"AS_REPORTED\",\"startsOn\":\"2026-03-02\","
                + "\"dayZero\":\"2026-03-02\",\"dayZeroRule\":\"ONE_DATE\",\"reason\":\"protocol\"}";
        all.put("POST" + conduct + "/setup/check", setUp);
        all.put("POST" + conduct + "/setup", setUp);
        all.put("PUT" + conduct + "/setup", "{\"dayZero\":\"2026-03-02\",\"reason\":\"protocol\"}");
        all.put(
                "POST" + conduct + "/enrollment",
                "{\"mice\":[\"m1\"],\"state\":\"ENROLLED\",\"reason\":\"reached size\"}");
        all.put(
                "POST" + conduct + "/amendments",
                "{\"number\":1,\"governsFrom\":\"2026-03-05\",\"title\":\"Weights\",\"reason\":\"review\"}");
        all.put("POST" + conduct + "/locks/{lock}", "{\"reason\":\"signed\"}");
        String versions = " /studies/{code}/report/versions";
        all.put("POST" + versions, "{}");
        all.put("PUT" + versions + "/{number}/comments/{uuid}", "{\"text\":\"say why\"}");
        all.put("POST" + versions + "/{number}/comments/{uuid}/resolution", "{\"text\":\"said\"}");
        all.put(
                "POST" + versions + "/{number}/signatures",
                "{\"login\":\"dora\",\"password\":\"x\",\"meaning\":\"AUTHOR\",\"documentSha256\":\"00\"}");
        all.put("POST" + versions + "/{number}/amendment", "{\"part\":\"Table 2\",\"reason\":\"dose\"}");
        all.put("PUT /studies/{code}/report/texts/{part}", "{\"text\":\"It works.\",\"version\":0}");
        all.put(
                "PUT" + conduct + "/analysis-plan",
                "{\"version\":0,\"fromDay\":\"3\",\"course\":{\"shape\":\"LINE\",\"knots\":[],\"plannedDays\":[]},"
                        + "\"donorEffect\":\"AS_THE_DESIGN_CARRIES\",\"variances\":[\"POWER_OF_MEAN\"],\"covariates\":[],"
                        + "\"contrasts\":[],\"df\":\"SATTERTHWAITE\",\"reading\":\"MEAN\",\"sensitivities\":[],"
                        + "\"multiplicity\":\"NONE\",\"alpha\":\"0.05\",\"reason\":\"protocol\"}");
        all.put("POST" + conduct + "/data-opening", "{\"reason\":\"late reading\"}");
        all.put("POST" + conduct + "/taking-out", "{\"reason\":\"a question of the sponsor\"}");
        all.put(
                "PUT" + conduct + "/care",
                "{\"cages\":{\"C1\":\"p-tom\"},\"cohorts\":{},\"version\":0,\"why\":\"protocol\"}");
        all.put("PUT" + conduct + "/looks/{uuid}", "{\"reason\":\"safety\"}");
        all.put("POST /conduct/tables/mice", "{\"text\":\"m9\\td1\"}");
        all.put("POST /conduct/tables/donors", "{\"text\":\"donor\\nd9\"}");
        all.put("POST /studies/{code}/contradictions/{uuid}", "{\"verdict\":\"KEEP\",\"reason\":\"clock\"}");
        all.put("POST /studies/{code}/unblindings", "{\"person\":\"p-nina\",\"reason\":\"dosing\"}");
        all.put("PUT /studies/{code}/readings/{uuid}", "{\"mouse\":\"m1\",\"day\":0,\"value\":\"5\"}");
        all.put(
                "POST /studies/{code}/readings/{uuid}/corrections",
                "{\"version\":1,\"why\":\"misread\",\"corrected\":{\"value\":\"298\"}}");
        all.put("POST /studies/{code}/imports", "mouse,vol\n");
        all.put("POST /studies/{code}/imports/{import}/preview", "{\"design\":\"{}\"}");
        all.put("POST /studies/{code}/imports/{import}/commit", "{\"reason\":\"x\"}");
        all.put(
                "PUT /devices/{device}",
                "{\"kind\":\"CALIPER\",\"name\":\"Caliper\",\"gauge\":\"10.00\",\"tolerance\":\"0.02\",\"version\":1,\"why\":\"new\"}");
        all.put("PUT /devices/{device}/checks/{uuid}", "{\"at\":\"2026-11-23T08:00:00Z\",\"read\":\"10.00\"}");
        all.put("PUT /people/{person}/badge", "{\"badge\":\"b-1\",\"pin\":\"314159\"}");
        all.put("POST /single-sign-on", "{\"provider\":\"sso\"}");
        all.put(
                "POST /single-sign-on/proof",
                "{\"study\":\"PDX-1\",\"number\":1,\"meaning\":\"AUTHOR\",\"documentSha256\":\"00\"}");
        all.put("POST /single-sign-on/end", "{\"answer\":{\"state\":\"s\",\"code\":\"c\"}}");
        all.put("PUT /people/{person}/directory", "{\"source\":\"hospital\",\"subject\":\"id-1\"}");
        all.put("POST /people", "{\"login\":\"new\",\"name\":\"New\"}");
        all.put("PUT /people/{person}/password", "{\"password\":\"a long enough one\"}");
        all.put("POST /first-administrator", "{\"token\":\"x\",\"login\":\"l\",\"name\":\"n\",\"password\":\"p\"}");
        all.put("POST /bench/sign-in", "{\"badge\":\"wrong\",\"pin\":\"000000\"}");
        all.put("POST /session", "{\"login\":\"nobody\",\"password\":\"wrong\"}");
        return all;
    }
}
