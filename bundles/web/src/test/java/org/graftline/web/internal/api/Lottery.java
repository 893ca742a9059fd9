package org.graftline.web.internal.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Blinding;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.Candidate.Kind;
import org.graftline.study.conduct.Candidate.Obstacle;
import org.graftline.study.conduct.Candidate.ReadingUsed;
import org.graftline.study.conduct.DonorBalance;
import org.graftline.study.conduct.DonorBalance.ArmBalance;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.DrawPreview;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.Randomizations;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;

/** Two mice and a draw that always ends the same way: as strict about people as the real one. */
final class Lottery implements Randomizations {
    static final String SEED = "00000000000000aa";

    private final Laboratory laboratory;
    private final Blinding blinding;
    private final List<Recorded> draws = new ArrayList<>();
    private EnrollmentRules rules = EnrollmentRules.unset();

    Lottery(Laboratory laboratory, Blinding blinding) {
        this.laboratory = laboratory;
        this.blinding = blinding;
    }

    private void require(Actor actor, Permission permission, StudyCode study) {
        laboratory.require(actor, permission, study);
        if (blinding.isBlinded(actor, study)) {
            throw new NotAllowedException("This study is blinded for you.");
        }
    }

    @Override
    public EnrollmentRules rules(Actor actor, StudyCode study) {
        require(actor, Permission.READ_STUDY, study);
        return rules;
    }

    @Override
    public EnrollmentRules setRules(Actor actor, StudyCode study, EnrollmentRules next, String reason) {
        require(actor, Permission.RANDOMIZE, study);
        rules = next;
        return next;
    }

    @Override
    public List<Candidate> candidates(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.RANDOMIZE, study);
        return List.of(
                candidate("m1", List.of()),
                candidate("m2", List.of(new Obstacle(Kind.VOLUME_RANGE, "tumor 88 mm³, below 100 mm³"))));
    }

    private static Candidate candidate(String mouse, List<Obstacle> obstacles) {
        return new Candidate(
                new MouseId(mouse),
                new DonorId("d1"),
                "C1",
                new Decimal("312.44"),
                List.of(new ReadingUsed(Laboratory.FIRST, 1)),
                null,
                obstacles);
    }

    @Override
    public DrawPreview preview(Actor actor, StudyCode study, long seed, int simulations) {
        require(actor, Permission.RANDOMIZE, study);
        return new DrawPreview(seed, simulations, List.of(), List.of(), 0.25, "A quarter would change.");
    }

    @Override
    public DrawPreview stability(Actor actor, StudyCode study, UUID draw, long seed, int simulations) {
        return preview(actor, study, seed, simulations);
    }

    @Override
    public Recorded fix(Actor actor, StudyCode study, FixRequest request) {
        require(actor, Permission.RANDOMIZE, study);
        Draw draw = new Draw(
                request.draw(),
                Laboratory.NOW,
                actor.person(),
                rules,
                request.replaces(),
                candidates(actor, study),
                List.of(),
                List.of(),
                null);
        draws.add(new Recorded(draw, 4, null, actor.name(), Laboratory.NOW, request.reason(), null));
        return draws.get(draws.size() - 1);
    }

    @Override
    public Recorded draw(Actor actor, StudyCode study, UUID id) {
        require(actor, Permission.RANDOMIZE, study);
        Recorded fixed = draws.stream()
                .filter(one -> one.draw().draw().equals(id))
                .findFirst()
                .orElseThrow(() -> new StudyException("No draw " + id));
        Draw drawn = fixed.draw()
                .with(new Draw.Result(
                        Laboratory.NOW,
                        actor.person(),
                        LocalDate.of(2026, 11, 23),
                        SEED,
                        "philox4x32-10/1",
                        Map.of(new MouseId("m1"), new ArmName("erlotinib")),
                        List.of(new DonorBalance(
                                new DonorId("d1"),
                                1,
                                null,
                                List.of(new ArmBalance(new ArmName("erlotinib"), 1, new Decimal("312.44"))))),
                        List.of(new Draw.OpenBlock(new DonorId("d1"), Map.of(new ArmName("control"), 1)))));
        draws.set(draws.indexOf(fixed), new Recorded(drawn, 4, 5L, fixed.by(), Laboratory.NOW, fixed.reason(), null));
        return draws.get(draws.size() - 1);
    }

    @Override
    public List<Recorded> draws(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return blinding.isBlinded(actor, study)
                ? draws.stream().map(Lottery::withoutArms).toList()
                : List.copyOf(draws);
    }

    private static Recorded withoutArms(Recorded one) {
        return new Recorded(
                new Draw(
                        one.draw().draw(),
                        Laboratory.NOW,
                        new PersonId("p-dora"),
                        EnrollmentRules.unset(),
                        null,
                        one.draw().eligible(),
                        List.of(),
                        List.of(),
                        null),
                one.fixed(),
                one.drawn(),
                one.by(),
                one.at(),
                "",
                null);
    }

    @Override
    public Verification verify(Actor actor, StudyCode study, UUID draw) {
        require(actor, Permission.READ_STUDY, study);
        return new Verification(true, "The same again.");
    }
}
