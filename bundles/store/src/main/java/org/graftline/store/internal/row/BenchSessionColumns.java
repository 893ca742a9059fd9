package org.graftline.store.internal.row;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.BenchSession;
import org.jspecify.annotations.Nullable;

/** Table {@code bench_session}. */
public record BenchSessionColumns(
        String id,
        int version,
        String study,
        double studyDay,
        String openedBy,
        Instant openedAt,
        String mice,
        String endpoints,
        String state,
        @Nullable String statement)
        implements Columns<BenchSession> {

    static final String INSERT = """
            insert into bench_session (
                id, version, study, study_day, opened_by, opened_at, mice, endpoints, state, statement)
            values (
                :id, :version, :study, :studyDay, :openedBy, :openedAt, :mice, :endpoints, :state, :statement)""";

    /** @return the columns of a record */
    public static BenchSessionColumns of(BenchSession it) {
        return new BenchSessionColumns(
                it.id(),
                it.version(),
                it.study().value(),
                it.day().value(),
                it.openedBy().value(),
                it.openedAt(),
                JsonTexts.ofList(it.mice().stream().map(MouseId::value).toList()),
                JsonTexts.ofList(it.endpoints().stream().map(Enum::name).toList()),
                it.state().name(),
                it.statement());
    }

    @Override
    public BenchSession row() {
        return new BenchSession(
                UUID.fromString(id),
                version,
                new StudyCode(study),
                new StudyDay(studyDay),
                new PersonId(openedBy),
                openedAt,
                JsonTexts.list(mice).stream().map(MouseId::new).toList(),
                JsonTexts.list(endpoints).stream().map(Endpoint::valueOf).toList(),
                BenchSession.State.valueOf(state),
                statement);
    }
}
