package org.graftline.conduct.internal.photo;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.conduct.internal.known.KnownStudies;
import org.graftline.study.SaltedText;
import org.graftline.study.Sha256;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.graftline.study.conduct.Photo;
import org.graftline.study.conduct.Photos;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Photos as files of their study, with a document each that says what they show. */
@Component(property = "service.ranking:Integer=-100")
public final class StudyPhotos implements Photos {
    private final UnitOfWork work;
    private final KnownStudies studies;
    private final StudyRecords records;
    private final DocumentRecords documents;
    private final Access access;
    private final Clock clock;

    /** Wires the services. */
    @Activate
    public StudyPhotos(
            @Reference UnitOfWork work,
            @Reference KnownStudies studies,
            @Reference StudyRecords records,
            @Reference DocumentRecords documents,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(
                            target = StudyActs.SIMULATED,
                            policyOption = ReferencePolicyOption.GREEDY,
                            cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    Clock clock) {
        this.work = work;
        this.studies = studies;
        this.records = records;
        this.documents = documents;
        this.access = access;
        this.clock = clock == null ? Clock.systemUTC() : clock;
    }

    @Override
    public Photo keep(Actor actor, StudyCode code, Sent sent, byte[] content) {
        access.require(actor, Permission.RECORD_READINGS, code);
        studies.of(code).mouse(sent.mouse());
        CleanPicture picture = CleanPicture.of(content);
        SourceFile file = new SourceFile(code, nameOf(picture), picture.bytes());
        Photo photo = new Photo(
                sent.uuid(),
                sent.mouse(),
                sent.day(),
                sent.subject(),
                sent.at().truncatedTo(ChronoUnit.MICROS),
                actor.person(),
                file.sha256(),
                Sha256.of(content),
                picture.format(),
                picture.width(),
                picture.height());
        Optional<Photo> before = find(code, sent.uuid());
        if (before.isPresent()) {
            return repeated(before.get(), photo);
        }
        List<VersionedRow> rows = new ArrayList<>();
        if (records.file(code, file.sha256()).isEmpty()) {
            rows.add(file);
        }
        rows.add(new StudyDocument(code, DocumentKind.PHOTO, sent.uuid().toString(), 1, DocumentText.of(photo)));
        work.commit(new Act(
                Chain.of(code),
                ActKind.KEEP_PHOTO,
                actor,
                clock.instant(),
                SaltedText.of("Photo of mouse " + sent.mouse()),
                rows));
        return photo;
    }

    private static String nameOf(CleanPicture picture) {
        return "photo-%s.%s"
                .formatted(
                        Sha256.of(picture.bytes()).substring(0, 12),
                        picture.format().name().toLowerCase(Locale.ROOT));
    }

    private static Photo repeated(Photo before, Photo photo) {
        if (!before.equals(photo)) {
            throw new ConcurrentChangeException(
                    "Not saved: the id %s belongs to another photo. Draw a fresh id for each photo."
                            .formatted(photo.uuid()));
        }
        return before;
    }

    @Override
    public List<Photo> all(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        studies.of(code);
        return documents.current(code, DocumentKind.PHOTO).stream()
                .map(document -> DocumentText.read(document, Photo.class))
                .sorted(Comparator.comparing(Photo::mouse)
                        .thenComparing(Photo::day)
                        .thenComparing(Photo::at)
                        .thenComparing(Photo::uuid))
                .toList();
    }

    @Override
    public Optional<Picture> picture(Actor actor, StudyCode code, UUID uuid) {
        access.require(actor, Permission.READ_STUDY, code);
        studies.of(code);
        return find(code, uuid)
                .flatMap(photo -> records.file(code, photo.sha256()).map(file -> new Picture(photo, file)));
    }

    private Optional<Photo> find(StudyCode code, UUID uuid) {
        return documents
                .current(code, DocumentKind.PHOTO, uuid.toString())
                .map(document -> DocumentText.read(document, Photo.class));
    }
}
