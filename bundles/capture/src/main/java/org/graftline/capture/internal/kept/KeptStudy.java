package org.graftline.capture.internal.kept;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.Study;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.VersionedRow;
import org.graftline.study.Visit;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.Unblinding;
import org.jspecify.annotations.Nullable;

/**
 * What one has to know of a study to add a reading or to show a worksheet, at one ledger position. Never changed: what is written
 * makes another, so that any thread may read. Holds no arm.
 */
public final class KeptStudy {
    private final Study study;
    private final long position;
    private final CaptureRules rules;
    private final Map<MouseId, KeptAnimal> animals;
    private final Map<String, MouseId> tags;
    private final NavigableSet<StudyDay> days;
    private final Set<StudyDay> visits;
    private final Map<UUID, BenchSession> sessions;
    private final Set<PersonId> unblinded;
    private final Set<UUID> decided;

    private KeptStudy(Draft draft, long position) {
        this.study = draft.study;
        this.position = position;
        this.rules = draft.rules;
        this.animals = Collections.unmodifiableMap(draft.animals);
        this.tags = Collections.unmodifiableMap(draft.tags);
        this.days = Collections.unmodifiableNavigableSet(draft.days);
        this.visits = Collections.unmodifiableSet(draft.visits);
        this.sessions = Collections.unmodifiableMap(draft.sessions);
        this.unblinded = Collections.unmodifiableSet(draft.unblinded);
        this.decided = Collections.unmodifiableSet(draft.decided);
    }

    static KeptStudy of(Study study, CaptureRules rules, List<? extends VersionedRow> rows, long position) {
        Map<MouseId, List<VersionedRow>> byMouse = new HashMap<>();
        Draft draft = new Draft(study, rules);
        for (VersionedRow row : rows) {
            MouseId mouse = Draft.mouseOf(row);
            if (mouse != null) {
                byMouse.computeIfAbsent(mouse, m -> new ArrayList<>()).add(row);
            }
        }
        for (VersionedRow row : rows) {
            if (row instanceof Mouse mouse) {
                draft.animals.put(mouse.mouse(), KeptAnimal.of(mouse, byMouse.getOrDefault(mouse.mouse(), List.of())));
            }
        }
        rows.forEach(draft::note);
        return new KeptStudy(draft, position);
    }

    /** @return the study after these rows were written at this position */
    public KeptStudy with(List<VersionedRow> rows, long at) {
        Draft draft = new Draft(this);
        rows.forEach(draft::add);
        return new KeptStudy(draft, at);
    }

    /** @return the study in its current version */
    public Study study() {
        return study;
    }

    /** @return the ledger position that this is the state of */
    public long position() {
        return position;
    }

    /** @return how it is measured */
    public CaptureRules rules() {
        return rules;
    }

    /** @return its animals in no order, removed ones among them */
    public Collection<KeptAnimal> animals() {
        return animals.values();
    }

    /** @return the animal; null if the study has none of that id */
    public @Nullable KeptAnimal find(MouseId mouse) {
        return animals.get(mouse);
    }

    /** @throws StudyException if the study has no such mouse */
    public KeptAnimal animal(MouseId mouse) {
        KeptAnimal animal = animals.get(mouse);
        if (animal == null) {
            throw new StudyException("Not saved: study %s has no mouse '%s'. Correct the id, or add the mouse first."
                    .formatted(study.code(), mouse));
        }
        return animal;
    }

    /** @return the animal whose id or alias this is; null if nobody's */
    public @Nullable MouseId tagged(String tag) {
        return tags.get(tag);
    }

    /** @return days with a reading, first to last */
    public NavigableSet<StudyDay> days() {
        return days;
    }

    /** @return its sessions, latest opened first */
    public List<BenchSession> sessions() {
        return sessions.values().stream().sorted(Draft.LATEST_FIRST).toList();
    }

    /** @return open sessions of that day with that mouse on their list */
    public Stream<BenchSession> open(MouseId mouse, StudyDay day) {
        return sessions.values().stream()
                .filter(session -> session.state() == BenchSession.State.OPEN
                        && session.day().equals(day)
                        && session.mice().contains(mouse));
    }

    /** @return the session; null if the study has none of that id */
    public @Nullable BenchSession session(UUID session) {
        return sessions.get(session);
    }

    /** @return whether the person was told the arms */
    public boolean isUnblinded(PersonId person) {
        return unblinded.contains(person);
    }

    /** @return whether a person decided on this contradiction */
    public boolean isDecided(UUID contradiction) {
        return decided.contains(contradiction);
    }

    /** @return how far replicate volumes lie apart in the whole study */
    public Spread spread() {
        return animals.values().stream().map(KeptAnimal::spread).reduce(Spread.NONE, Spread::plus);
    }

    /** @return the number of the next look; withdrawn ones do not count */
    public int nextReplicate(Reading reading) {
        return animal(reading.mouse()).series(reading.endpoint(), reading.site()).stream()
                        .filter(other -> other.day().equals(reading.day())
                                && !other.uuid().equals(reading.uuid()))
                        .mapToInt(Reading::replicate)
                        .max()
                        .orElse(0)
                + 1;
    }

    /**
     * @return the reading with the visit and the first tumor it may need before it
     * @throws StudyException if the study has no such mouse, or the mouse no such tumor
     */
    public List<VersionedRow> rowsFor(Reading reading) {
        List<TumorSite> known = animal(reading.mouse()).sites();
        List<VersionedRow> rows = new ArrayList<>();
        TumorSite site = reading.site();
        if (site != null && !known.contains(site)) {
            if (!known.isEmpty()) {
                throw new StudyException("Not saved: mouse '%s' has no tumor '%s'; it has %s. Choose one of them."
                        .formatted(
                                reading.mouse(),
                                site,
                                known.stream().map(s -> "'" + s + "'").collect(Collectors.joining(", "))));
            }
            rows.add(new Tumor(study.code(), reading.mouse(), site, 1));
        }
        if (!visits.contains(reading.day())) {
            rows.add(new Visit(study.code(), reading.day(), 1, Visit.Kind.OBSERVED));
        }
        rows.add(reading);
        return rows;
    }

    /** What is filled before it becomes a study; not for several threads. */
    static final class Draft {
        private static final Comparator<BenchSession> LATEST_FIRST =
                Comparator.comparing(BenchSession::openedAt).reversed().thenComparing(BenchSession::session);

        private final Map<MouseId, KeptAnimal> animals;
        private final Map<String, MouseId> tags;
        private final NavigableSet<StudyDay> days;
        private final Set<StudyDay> visits; // planned ones too, which nobody may have measured yet
        private final Map<UUID, BenchSession> sessions;
        private final Set<PersonId> unblinded;
        private final Set<UUID> decided;
        private Study study;
        private CaptureRules rules;

        private Draft(Study study, CaptureRules rules) {
            this.study = study;
            this.rules = rules;
            animals = new HashMap<>();
            tags = new HashMap<>();
            days = new TreeSet<>();
            visits = new HashSet<>();
            sessions = new HashMap<>();
            unblinded = new HashSet<>();
            decided = new HashSet<>();
        }

        private Draft(KeptStudy before) {
            study = before.study;
            rules = before.rules;
            animals = new HashMap<>(before.animals);
            tags = new HashMap<>(before.tags);
            days = new TreeSet<>(before.days);
            visits = new HashSet<>(before.visits);
            sessions = new HashMap<>(before.sessions);
            unblinded = new HashSet<>(before.unblinded);
            decided = new HashSet<>(before.decided);
        }

        private void add(VersionedRow row) {
            MouseId mouse = mouseOf(row);
            if (mouse != null) {
                KeptAnimal known = animals.get(mouse);
                if (known != null) {
                    animals.put(mouse, known.with(row));
                } else if (row instanceof Mouse one) {
                    animals.put(mouse, KeptAnimal.of(one, List.of()));
                }
            }
            note(row);
        }

        private void note(VersionedRow row) {
            if (row instanceof Study next) {
                study = next;
            } else if (row instanceof CaptureRules next) {
                rules = next;
            } else if (row instanceof Mouse mouse) {
                tags.put(mouse.mouse().value(), mouse.mouse());
                mouse.aliases().forEach(alias -> tags.putIfAbsent(alias, mouse.mouse()));
            } else if (row instanceof Reading reading) {
                days.add(reading.day());
                visits.add(reading.day());
            } else if (row instanceof Visit visit) {
                visits.add(visit.day());
            } else if (row instanceof BenchSession session) {
                sessions.put(session.session(), session);
            } else if (row instanceof Unblinding unblinding) {
                unblinded.add(unblinding.person());
            } else if (row instanceof ReadingDecision decision) {
                decided.add(decision.reading());
            }
        }

        private static @Nullable MouseId mouseOf(VersionedRow row) {
            if (row instanceof Mouse mouse) {
                return mouse.mouse();
            }
            if (row instanceof Tumor tumor) {
                return tumor.mouse();
            }
            if (row instanceof Reading reading) {
                return reading.mouse();
            }
            if (row instanceof Alert alert) {
                return alert.mouse();
            }
            if (row instanceof Housing housing) {
                return housing.mouse();
            }
            return row instanceof Removal removal ? removal.mouse() : null;
        }
    }
}
