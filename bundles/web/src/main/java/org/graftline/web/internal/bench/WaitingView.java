package org.graftline.web.internal.bench;

import java.util.List;
import org.graftline.study.bench.OpenDecisions;
import org.graftline.web.internal.bench.DecisionsApi.ContradictionView;
import org.graftline.web.internal.reading.ReadingView;

/** What waits for a decision, as {@link OpenDecisions.Waiting}. */
record WaitingView(List<ContradictionView> contradictions, List<QuestionPart> questions) {
    WaitingView {
        contradictions = List.copyOf(contradictions);
        questions = List.copyOf(questions);
    }

    /** A reading that was asked about. */
    record QuestionPart(ReadingView reading, List<String> sentences) {
        QuestionPart {
            sentences = List.copyOf(sentences);
        }
    }

    static WaitingView of(OpenDecisions.Waiting waiting, PersonNames names) {
        return new WaitingView(
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
