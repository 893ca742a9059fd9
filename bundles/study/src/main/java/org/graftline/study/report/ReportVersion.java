package org.graftline.study.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.graftline.study.people.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A frozen report.
 *
 * @param number from 1, in the order of freezing
 * @param frozen what was frozen
 * @param amends the version that this one replaces; null for an original
 * @param at when it was frozen
 * @param by printed name of who froze it
 * @param signatures in the order of signing
 * @param comments in the order of writing
 * @param amendment why it is to be replaced; null while it is not
 * @param changesSince acts that changed readings or animals after its ledger head
 * @param hindrances why it cannot be signed now, a sentence each; empty if it can
 */
public record ReportVersion(
        int number,
        State state,
        Frozen frozen,
        @Nullable Integer amends,
        Instant at,
        String by,
        List<Signature> signatures,
        List<Comment> comments,
        @Nullable Amendment amendment,
        int changesSince,
        List<String> hindrances) {
    /** Copies the lists in. */
    public ReportVersion {
        signatures = List.copyOf(signatures);
        comments = List.copyOf(comments);
        hindrances = List.copyOf(hindrances);
    }

    /** Where a version stands. */
    public enum State {
        DRAFT("a draft"),
        IN_REVIEW("in review"),
        SIGNED("signed"),
        AMENDED("amended");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** @return as in "it is …" */
        public String words() {
            return words;
        }
    }

    /**
     * What was frozen.
     *
     * @param documentSha256 of the PDF
     * @param snapshotSha256 of the records it was made from
     * @param position end of the study's ledger before they were read
     * @param ledgerSha256 hash of that entry
     * @param planSha256 of the analysis plan as locked; null where it was not locked or its lock names no hash
     * @param showsArms whether it was made by eyes that see arms
     * @param madeWith software and versions, a line each
     * @param missing parts that could not be made, a sentence each
     */
    public record Frozen(
            String documentSha256,
            String snapshotSha256,
            long position,
            String ledgerSha256,
            @Nullable String planSha256,
            boolean showsArms,
            List<String> madeWith,
            List<String> missing) {
        /** Copies the lists in; documents leave out empty ones. */
        public Frozen {
            madeWith = copied(madeWith);
            missing = copied(missing);
        }

        private static List<String> copied(@Nullable List<String> list) {
            return list == null ? List.of() : List.copyOf(list);
        }
    }

    /** What a signature says. */
    public enum Meaning {
        AUTHOR("wrote this report", Permission.SIGN_REPORT),
        REVIEW("reviewed this report", Permission.REVIEW_REPORT),
        QA("inspected this report for quality assurance", Permission.INSPECT_REPORT),
        APPROVAL("approves this report", Permission.SIGN_REPORT);

        private final String words;
        private final Permission permission;

        Meaning(String words, Permission permission) {
            this.words = words;
            this.permission = permission;
        }

        /** @return what whoever signs with this meaning must be allowed */
        public Permission permission() {
            return permission;
        }

        /** @return as in "Dana Rector …" */
        public String words() {
            return words;
        }
    }

    /**
     * A signature.
     *
     * @param by printed name at the time of signing
     * @param at when, UTC
     * @param zone of the study, for the local time
     * @param documentSha256 of the PDF that was signed
     * @param binds whether the kept bytes still have this hash
     */
    public record Signature(
            Meaning meaning, String by, Instant at, ZoneId zone, String documentSha256, boolean binds) {}

    /**
     * A comment.
     *
     * @param resolution what was done about it; null while it is open
     * @param resolvedBy who resolved it; null while it is open
     */
    public record Comment(
            UUID uuid,
            String text,
            String by,
            Instant at,
            @Nullable String resolution,
            @Nullable String resolvedBy,
            @Nullable Instant resolvedAt) {
        /** @return whether nothing was done about it yet */
        public boolean isOpen() {
            return resolution == null;
        }
    }

    /** Which part of a signed report is replaced, and why. */
    public record Amendment(String part, String reason, String by, Instant at) {}
}
