package org.graftline.conduct.internal.document;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Function;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.TumorSite;
import org.graftline.study.record.StudyDocument;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Records as the JSON text of a document, the same text for equal records: keys sorted, empty fields left out, ids, days and decimals as
 * texts, times as ISO 8601. Records for documents have no floating-point fields: a number somebody entered is a {@link Decimal}.
 */
public final class DocumentText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // a later release may have written more
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .changeDefaultVisibility(
                    seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)) // questions are no fields
            .addModule(words())
            .build();

    private DocumentText() {}

    /** @return the record as the text of a document */
    public static String of(Record record) {
        return JSON.writeValueAsString(record);
    }

    /**
     * @param document as stored
     * @param type the record it was made of
     * @return the record
     * @throws StudyException if the document says something else
     */
    public static <T extends Record> T read(StudyDocument document, Class<T> type) {
        try {
            return JSON.readValue(document.json(), type);
        } catch (JacksonException unreadable) {
            throw new StudyException(
                    "Version %d of '%s' cannot be read. Run graftline verify-audit: it tells whether the record was changed."
                            .formatted(document.version(), document.id()),
                    unreadable);
        }
    }

    private static SimpleModule words() {
        SimpleModule words = new SimpleModule();
        text(words, Decimal.class, Decimal::text, Decimal::new);
        text(words, StudyDay.class, StudyDay::text, day -> new StudyDay(Double.parseDouble(day)));
        text(words, MouseId.class, MouseId::value, MouseId::new);
        text(words, DonorId.class, DonorId::value, DonorId::new);
        text(words, ArmName.class, ArmName::value, ArmName::new);
        text(words, StudyCode.class, StudyCode::value, StudyCode::new);
        text(words, TumorSite.class, TumorSite::value, TumorSite::new);
        text(words, PersonId.class, PersonId::value, PersonId::new);
        return words;
    }

    private static <T> void text(
            SimpleModule words, Class<T> type, Function<T, String> write, Function<String, T> read) {
        words.addSerializer(type, new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(write.apply(value));
            }
        });
        words.addDeserializer(type, new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return read.apply(json.getString());
            }
        });
        words.addKeySerializer(type, new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeName(write.apply(value));
            }
        });
        words.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return read.apply(key);
            }
        });
    }
}
