package org.graftline.web.internal.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.graftline.platform.TooManyAttemptsException;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.report.ReportFailedException;
import org.graftline.study.StudyException;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.NotReadException;
import org.graftline.study.record.NotStoredException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a handler throws into an answer. A person sees a sentence; the log has the stack of what nobody expected. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Failures() {}

    /**
     * @param failure what was thrown
     * @param instance method and path of the request
     * @param route the route without its values, which alone goes into the log
     * @return the answer
     */
    public static Answer answer(RuntimeException failure, String instance, String route) {
        if (failure instanceof StudyException refusal) {
            Status status = status(refusal);
            if (status == Status.NOT_REACHED) {
                LOG.warn("GL-4004 {}: {}", route, refusal.getMessage());
                return Answer.problem(Problem.of(status, sentence(refusal), instance));
            }
            if (status.code() >= 500 && !(refusal instanceof Refusal)) {
                return logged(refusal, status, refusal.getMessage(), instance, route);
            }
            Answer answer = Answer.problem(Problem.of(status, sentence(refusal), instance));
            if (status == Status.TOO_MANY && !(refusal instanceof TooManyAttemptsException)) {
                return answer.with("Retry-After", "1");
            }
            return refusal instanceof TooManyAttemptsException wait
                    ? answer.with(
                            "Retry-After",
                            Long.toString(Math.max(1, wait.remaining().toSeconds())))
                    : answer;
        }
        return logged(
                failure,
                Status.BROKEN,
                "Graftline could not finish this because of a fault of its own.",
                instance,
                route);
    }

    private static Answer logged(
            RuntimeException failure, Status status, @Nullable String sentence, String instance, String route) {
        byte[] bits = new byte[4];
        RANDOM.nextBytes(bits);
        String correlation = HexFormat.of().formatHex(bits);
        LOG.error("GL-4001 {} failed, correlation {}", route, correlation, failure);
        return Answer.problem(Problem.of(
                status,
                sentence == null ? status.title() : sentence,
                instance,
                "Try again; if it happens again, tell the administrator the number %s, which finds it in the log."
                        .formatted(correlation),
                correlation));
    }

    private static Status status(StudyException failure) {
        if (failure instanceof Refusal refusal) {
            return refusal.status();
        }
        if (failure instanceof NotAllowedException) {
            return Status.NOT_ALLOWED;
        }
        if (failure instanceof UnknownStudyException) {
            return Status.NOT_FOUND;
        }
        if (failure instanceof ConcurrentChangeException) {
            return Status.CONFLICT;
        }
        if (failure instanceof TooManyAttemptsException) {
            return Status.TOO_MANY;
        }
        if (failure instanceof DirectoryUnavailableException) {
            return Status.NOT_REACHED;
        }
        if (failure instanceof NotStoredException) {
            return Status.NOT_STORED;
        }
        if (failure instanceof NotReadException) {
            return Status.NOT_READY;
        }
        if (failure instanceof ReportFailedException) {
            return Status.BROKEN;
        }
        return Status.UNUSABLE;
    }

    private static String sentence(StudyException failure) {
        String message = failure.getMessage();
        return message == null ? "It was refused without a reason." : message;
    }
}
