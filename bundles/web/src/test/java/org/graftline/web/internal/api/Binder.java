package org.graftline.web.internal.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Sha256;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.report.Edition;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.ReportVersion;
import org.graftline.study.report.ReportVersions;
import org.graftline.study.report.TextPart;

/** Frozen reports that guard and remember what they were asked. */
final class Binder implements ReportVersions {
    final List<String> asked = new ArrayList<>();
    private final Laboratory laboratory;
    private byte[] kept = {};

    Binder(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    private ReportVersion noted(Actor actor, StudyCode study, Permission permission, String what) {
        return noted(actor, study, permission, 1, what);
    }

    private ReportVersion noted(Actor actor, StudyCode study, Permission permission, int number, String what) {
        laboratory.require(actor, permission, study);
        asked.add(what);
        return new ReportVersion(
                number,
                ReportVersion.State.IN_REVIEW,
                new ReportVersion.Frozen(
                        Sha256.of(kept), "ab".repeat(32), 7, "cd".repeat(32), null, true, List.of(), List.of()),
                null,
                Instant.EPOCH,
                "Dora",
                List.of(),
                List.of(),
                null,
                0,
                List.of());
    }

    @Override
    public Shelf of(Actor actor, StudyCode study) {
        return new Shelf(List.of(noted(actor, study, Permission.READ_REPORT, "list")), 0, List.of());
    }

    @Override
    public ReportVersion version(Actor actor, StudyCode study, int number) {
        return noted(actor, study, Permission.READ_REPORT, number, "version " + number);
    }

    @Override
    public SourceFile document(Actor actor, StudyCode study, int number) {
        laboratory.require(actor, Permission.READ_REPORT, study);
        asked.add("document " + number);
        return new SourceFile(study, "report.pdf", kept);
    }

    @Override
    public Edition next(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.MAKE_REPORT, study);
        return new Edition(1, null, null);
    }

    List<String> missing = List.of();

    @Override
    public ReportVersion freeze(Actor actor, StudyCode study, Edition edition, Made made, byte[] pdf) {
        kept = pdf.clone();
        missing = made.missing();
        return noted(actor, study, Permission.MAKE_REPORT, "freeze " + made.showsArms() + " " + made.madeWith());
    }

    @Override
    public ReportVersion review(Actor actor, StudyCode study, int number) {
        return noted(actor, study, Permission.MAKE_REPORT, "review");
    }

    @Override
    public ReportVersion comment(Actor actor, StudyCode study, int number, UUID comment, String text) {
        return noted(actor, study, Permission.COMMENT_REPORT, "comment " + text);
    }

    @Override
    public ReportVersion resolve(Actor actor, StudyCode study, int number, UUID comment, String resolution) {
        return noted(actor, study, Permission.COMMENT_REPORT, "resolve " + resolution);
    }

    @Override
    public ReportVersion sign(Actor actor, StudyCode study, int number, Signing signing) {
        if (signing.proof() != null) {
            return noted(
                    actor,
                    study,
                    signing.meaning().permission(),
                    "sign by " + signing.proof() + " " + signing.meaning());
        }
        return noted(
                actor,
                study,
                signing.meaning().permission(),
                "sign %s %s %s".formatted(signing.login(), String.valueOf(signing.password()), signing.meaning()));
    }

    @Override
    public ReportVersion amend(Actor actor, StudyCode study, int number, String part, String reason) {
        return noted(actor, study, Permission.SIGN_REPORT, "amend " + part + ": " + reason);
    }

    @Override
    public List<HumanText> texts(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_REPORT, study);
        return List.of();
    }

    @Override
    public List<HumanText> write(Actor actor, StudyCode study, TextPart part, int before, String text) {
        noted(actor, study, part.permission(), "write " + part + " " + before + " " + text);
        return List.of();
    }
}
