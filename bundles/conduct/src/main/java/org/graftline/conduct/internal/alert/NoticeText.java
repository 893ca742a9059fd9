package org.graftline.conduct.internal.alert;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.graftline.conduct.internal.mail.Post;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.Raised;

/** What a message about an alert says: study, mouse, limit, tier and where to go. Neither an arm nor a donor. */
record NoticeText(String subject, String text) {
    static NoticeText of(StudyCode study, String name, AlertCase alert, Post post) {
        Raised worst = alert.worst();
        Alert raised = new Alert(
                worst.reading(),
                1,
                study,
                alert.mouse(),
                new ProtocolLimit(alert.quantity(), worst.threshold(), worst.tier()),
                worst.value(),
                worst.capturedAt());
        String subject = "%s: %s, mouse %s, %s"
                .formatted(
                        worst.tier() == Tier.STOP ? "Humane endpoint" : "To be watched",
                        study,
                        alert.mouse(),
                        raised.what());
        String text = """
                %s
                Study %s, %s.

                Acknowledge it, so that nobody else is called:
                %s

                It stays open until somebody decides: euthanize, treat, check daily, or a veterinary exemption.
                """.formatted(
                        raised.sentence(),
                        study,
                        worst.tier() == Tier.STOP ? "tier stop" : "tier watch",
                        link(study, name, post));
        return new NoticeText(subject, text);
    }

    private static String link(StudyCode study, String name, Post post) {
        return "%s/alerts/%s/%s".formatted(post.pages(), encoded(study.value()), encoded(name));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
