package org.graftline.web.internal.bench;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.bench.OpenDecisions;
import org.graftline.web.internal.bench.DecisionsApi.ContradictionView;
import org.graftline.web.internal.reading.ReadingView;

/** What waits for a decision, as {@link OpenDecisions.Waiting}. */
record WaitingView(List<AlertPart> alerts, List<ContradictionView> contradictions, List<QuestionPart> questions) {
    WaitingView {
        alerts = List.copyOf(alerts);
        contradictions = List.copyOf(contradictions);
        questions = List.copyOf(questions);
    }

    /** A limit that an animal on the study reached. */
    record AlertPart(UUID id, MouseId mouse, Instant capturedAt, AlertView alert, ReadingView reading) {}

    /** A reading that was asked about. */
    record QuestionPart(ReadingView reading, List<String> sentences) {
        QuestionPart {
            sentences = List.copyOf(sentences);
        }
    }

    static WaitingView of(OpenDecisions.Waiting waiting, PersonNames names) {
        return new WaitingView(
                waiting.alerts().stream()
                        .map(one -> new AlertPart(
                                one.id(),
                                one.alert().mouse(),
                                one.alert().capturedAt(),
                                AlertView.of(one.alert()),
                                ReadingView.of(
                                        one.reading(), names.of(one.reading().operator()))))
                        .toList(),
                waiting.contradictions().stream()
                        .map(one -> ContradictionView.of(one, names))
                        .toList(),
                waiting.questions().stream()
                        .map(one -> new QuestionPart(
                                ReadingView.of(
                                        one.reading(), names.of(one.reading().operator())),
                                one.sentences()))
                        .toList());
    }
}
