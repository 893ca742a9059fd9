package org.graftline.growth;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Function;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.conduct.AnalysisPlan;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * A plan as the text that its lock hashes, so that a report shows the hash under which the plan was locked: keys sorted, empty fields
 * left out, numbers as they were entered.
 */
final class PlanText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addModule(words())
            .build();

    private PlanText() {}

    static String of(AnalysisPlan plan) {
        return JSON.writeValueAsString(plan);
    }

    private static SimpleModule words() {
        SimpleModule words = new SimpleModule();
        text(words, Decimal.class, Decimal::text);
        text(words, ArmName.class, ArmName::value);
        return words;
    }

    private static <T> void text(SimpleModule words, Class<T> type, Function<T, String> write) {
        words.addSerializer(type, new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(write.apply(value));
            }
        });
    }
}
