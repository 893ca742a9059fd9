package org.graftline.study.report;

import java.util.List;
import java.util.UUID;
import org.graftline.study.LedgerHead;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reports that are frozen, reviewed, signed and amended; every act is one ledger entry. Reading asks for
 * {@link Permission#READ_REPORT}, freezing and sending to review for {@link Permission#MAKE_REPORT}, comments for
 * {@link Permission#COMMENT_REPORT}, amending for {@link Permission#SIGN_REPORT}, a signature for what its meaning names, a text for what
 * its part names. People who are blinded are refused; what was made or written by eyes that see arms is kept from people who must not
 * see them yet. Safe for many threads.
 */
@ProviderType
public interface ReportVersions {
    /** @return the versions that this person may see, newest first, and how many are kept from them */
    Shelf of(Actor actor, StudyCode study);

    /**
     * @return a version
     * @throws org.graftline.study.StudyException if there is none of that number
     * @throws org.graftline.study.people.NotAllowedException if it shows arms that this person must not see
     */
    ReportVersion version(Actor actor, StudyCode study, int number);

    /** @return the frozen bytes, compared with their hash; refusals as in {@link #version} */
    SourceFile document(Actor actor, StudyCode study, int number);

    /**
     * What the next version will be, for its first page.
     *
     * @throws org.graftline.study.StudyException if a signed version was not amended before
     */
    Edition next(Actor actor, StudyCode study);

    /**
     * Freezes a report as the next version.
     *
     * @param edition as {@link #next} gave it, and as it is printed
     * @param pdf as printed
     * @throws org.graftline.study.StudyException if a signed version was not amended before
     * @throws org.graftline.study.record.ConcurrentChangeException if somebody froze another meanwhile
     */
    ReportVersion freeze(Actor actor, StudyCode study, Edition edition, Made made, byte[] pdf);

    /** Sends a draft to review. */
    ReportVersion review(Actor actor, StudyCode study, int number);

    /** Comments on a version. Repeating the same uuid answers like the first. */
    ReportVersion comment(Actor actor, StudyCode study, int number, UUID comment, String text);

    /** Says what was done about a comment; resolved once. */
    ReportVersion resolve(Actor actor, StudyCode study, int number, UUID comment, String resolution);

    /**
     * Signs a version in review. The signer proves themself again, by the same rules as at log-in; the signature of approval makes the
     * version signed.
     *
     * @throws org.graftline.study.StudyException if the proof fails, is somebody else's, or the version cannot be signed
     */
    ReportVersion sign(Actor actor, StudyCode study, int number, Signing signing);

    /**
     * Begins an amendment of a signed version: the next version that is frozen replaces it.
     *
     * @param part which part of the report
     * @param reason why
     */
    ReportVersion amend(Actor actor, StudyCode study, int number, String part, String reason);

    /** @return what was written for the parts, those parts that were */
    List<HumanText> texts(Actor actor, StudyCode study);

    /**
     * Writes the next version of a part.
     *
     * @param before the version that the writer saw; 0 for none
     * @throws org.graftline.study.record.ConcurrentChangeException if somebody wrote another meanwhile
     */
    List<HumanText> write(Actor actor, StudyCode study, TextPart part, int before, String text);

    /** The versions that somebody may see. */
    record Shelf(List<ReportVersion> versions, int keptBack, List<HumanText> texts) {
        /** Copies the lists in. */
        public Shelf {
            versions = List.copyOf(versions);
            texts = List.copyOf(texts);
        }
    }

    /**
     * What a report was made from; see {@link ReportVersion.Frozen}.
     *
     * @param showsArms whether it shows arms
     */
    record Made(
            String snapshotSha256, LedgerHead head, boolean showsArms, List<String> madeWith, List<String> missing) {
        /** Copies the lists in. */
        public Made {
            madeWith = List.copyOf(madeWith);
            missing = List.copyOf(missing);
        }
    }

    /**
     * What is given to sign: log-in name and password, or a proof of a provider of single sign-on in place of both.
     *
     * @param password the caller wipes it afterwards; empty with a proof
     * @param documentSha256 of the document that the signer has before them
     * @param proof drawn for {@link #purpose}; null where name and password are given
     */
    @SuppressWarnings("ArrayRecordComponent") // a password is wiped after use, which a String cannot be
    record Signing(
            String login,
            char[] password,
            ReportVersion.Meaning meaning,
            String documentSha256,
            @Nullable String proof) {
        /** By log-in name and password. */
        public Signing(String login, char[] password, ReportVersion.Meaning meaning, String documentSha256) {
            this(login, password, meaning, documentSha256, null);
        }

        /** @return a signing by a proof */
        public static Signing byProof(String proof, ReportVersion.Meaning meaning, String documentSha256) {
            return new Signing("", new char[0], meaning, documentSha256, proof);
        }

        /** @return what a proof must have been given for: this meaning on this document and nothing else */
        public static String purpose(
                StudyCode study, int number, ReportVersion.Meaning meaning, String documentSha256) {
            return "sign report %d of %s as %s, document %s".formatted(number, study, meaning, documentSha256);
        }

        @Override
        public String toString() {
            return "Signing[" + meaning + "]"; // never the password or the proof
        }
    }
}
