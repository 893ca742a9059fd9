package org.graftline.web.internal.http;

import java.util.List;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * JSON as this API writes and reads it: ids and days as plain text, times in UTC, a number that is not finite as null (JSON has none),
 * an unknown key refused by name.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addModule(words())
            .build();

    private Json() {}

    /** @return the value as UTF-8 JSON */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /**
     * @param body what was sent
     * @param type a record
     * @return the record
     * @throws Refusal if the body is no such JSON, naming the key; never quoting a value, which may be a password
     */
    public static <T> T read(byte[] body, Class<T> type) {
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) {
                throw unreadable("it is null");
            }
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            throw unreadable("the key '%s' is not known".formatted(shown(unknown.getPropertyName())));
        } catch (MismatchedInputException wrong) {
            List<JacksonException.Reference> path = wrong.getPath();
            throw unreadable(
                    path.isEmpty()
                            ? "it is not an object of the expected shape"
                            : "the value of '%s' has the wrong type".formatted(shown(keyOf(path))));
        } catch (JacksonException broken) {
            throw unreadable("it is not well-formed near line %d, column %d"
                    .formatted(
                            broken.getLocation().getLineNr(),
                            broken.getLocation().getColumnNr()));
        }
    }

    private static String keyOf(List<JacksonException.Reference> path) {
        String name = path.get(path.size() - 1).getPropertyName();
        return name == null ? "a list" : name;
    }

    private static String shown(String key) {
        String bare = key.replaceAll("\\p{C}", "?");
        return bare.length() > 40 ? bare.substring(0, 40) + "…" : bare;
    }

    private static Refusal unreadable(String why) {
        return new Refusal(
                Status.BAD_REQUEST,
                "The body of the request could not be read as JSON: %s. Send what /api/v1/openapi.json describes."
                        .formatted(why));
    }

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("graftline");
        for (Class<?> id : List.of(
                StudyCode.class, MouseId.class, DonorId.class, ArmName.class, TumorSite.class, PersonId.class)) {
            module.addSerializer(id, new ToStringSerializer(id));
        }
        module.addSerializer(Decimal.class, new ToStringSerializer(Decimal.class)); // digits as they were entered
        module.addSerializer(StudyDay.class, new DayNumber());
        module.addSerializer(Double.class, new FiniteOrNull());
        module.addSerializer(Double.TYPE, new FiniteOrNull());
        return module;
    }

    private static final class DayNumber extends ValueSerializer<StudyDay> {
        @Override
        public void serialize(StudyDay day, JsonGenerator out, SerializationContext context) {
            out.writeNumber(day.value());
        }
    }

    private static final class FiniteOrNull extends ValueSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializationContext context) {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }
}
