package org.graftline.conduct.internal.dosing;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.dosing.DosingRoom.DORA;
import static org.graftline.conduct.internal.dosing.DosingRoom.GIL;
import static org.graftline.conduct.internal.dosing.DosingRoom.STUDY;
import static org.graftline.conduct.internal.dosing.DosingRoom.TOM;
import static org.graftline.conduct.internal.dosing.DosingRoom.at;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.Removal.Cause;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.Tumor;
import org.graftline.study.TumorSite;
import org.graftline.study.conduct.Necropsies.Examined;
import org.graftline.study.conduct.Necropsy;
import org.graftline.study.conduct.Necropsy.Method;
import org.graftline.study.conduct.Necropsy.Sample;
import org.graftline.study.conduct.Necropsy.TumorWeight;
import org.graftline.study.conduct.Photo;
import org.graftline.study.conduct.Photos.Sent;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.junit.jupiter.api.Test;

/** Necropsy and photos of a mouse. */
class LastDaysTest {
    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private final DosingRoom room = new DosingRoom();

    private static Necropsy necropsy(String mouse, Method method, Instant at, String site, String mg) {
        return new Necropsy(
                new MouseId(mouse),
                method,
                at,
                TOM.person(),
                List.of(new TumorWeight(new TumorSite(site), new Decimal(mg))),
                List.of(new Sample("tumor, snap frozen", "freezer 3", "S1-m1-T")));
    }

    private Examined record(Necropsy necropsy, String findings, int before, String reason) {
        return room.necropsies.record(TOM, STUDY, necropsy, findings, before, reason);
    }

    @Test
    void a_necropsy_follows_a_removal_and_keeps_its_findings_erasable() {
        room.remove("m1", 7, Cause.SCHEDULED, at(7, 9));
        Necropsy sent = necropsy("m1", Method.CARBON_DIOXIDE, at(7, 10), Tumor.ONLY.value(), "812");

        Examined stored = record(sent, "two metastases in the lung", 0, "");

        then(stored.necropsy()).isEqualTo(sent);
        then(stored.findings()).isEqualTo("two metastases in the lung");
        then(stored.version()).isEqualTo(1);
        then(room.necropsies.of(DORA, STUDY, new MouseId("m1"))).contains(stored);
        then(room.necropsies.all(DORA, STUDY)).containsExactly(stored);
        then(room.book.current(STUDY, DocumentKind.NECROPSY).get(0).json()).doesNotContain("metastases");
    }

    @Test
    void a_necropsy_before_the_removal_is_refused_by_the_time_of_the_examination() {
        Necropsy early = necropsy("m1", Method.CARBON_DIOXIDE, at(7, 8), Tumor.ONLY.value(), "812");
        thenThrownBy(() -> record(early, "", 0, "")).hasMessageContaining("still on the study");
        room.remove("m1", 7, Cause.SCHEDULED, at(7, 9));
        thenThrownBy(() -> record(early, "", 0, ""))
                .hasMessageContaining("left on day 7 (2026-03-08 09:00 Europe/Berlin)")
                .hasMessageContaining("is from 2026-03-08 08:00");
        then(room.necropsies.all(DORA, STUDY)).isEmpty();
    }

    @Test
    void where_only_the_day_of_the_removal_is_known_that_day_is_fine() {
        room.remove("m1", 6, Cause.SCHEDULED, null);
        thenThrownBy(() -> record(necropsy("m1", Method.CARBON_DIOXIDE, at(5, 23), Tumor.ONLY.value(), "1"), "", 0, ""))
                .isInstanceOf(StudyException.class);
        then(record(necropsy("m1", Method.CARBON_DIOXIDE, at(6, 1), Tumor.ONLY.value(), "1"), "", 0, "")
                        .version())
                .isEqualTo(1);
    }

    @Test
    void an_animal_is_examined_once_and_a_correction_has_a_reason() {
        room.remove("m1", 7, Cause.SCHEDULED, at(7, 9));
        Necropsy first = necropsy("m1", Method.CARBON_DIOXIDE, at(7, 10), Tumor.ONLY.value(), "812");
        Necropsy second = necropsy("m1", Method.CARBON_DIOXIDE, at(7, 10), Tumor.ONLY.value(), "821");
        record(first, "", 0, "");
        long entries = room.entriesSoFar();
        then(record(first, "", 0, "").version()).isEqualTo(1); // the same message again
        then(room.entriesSoFar()).isEqualTo(entries);
        thenThrownBy(() -> record(second, "", 0, "")).isInstanceOf(ConcurrentChangeException.class);
        thenThrownBy(() -> record(second, "", 1, " ")).hasMessageContaining("Say why");
        Examined corrected = record(second, "", 1, "digits swapped");
        then(corrected.version()).isEqualTo(2);
        then(corrected.reason()).isEqualTo("digits swapped");
    }

    @Test
    void what_contradicts_the_mouse_is_refused() {
        room.remove("m1", 7, Cause.FOUND_DEAD, at(7, 9));
        thenThrownBy(() -> record(necropsy("m1", Method.CARBON_DIOXIDE, at(7, 10), Tumor.ONLY.value(), "1"), "", 0, ""))
                .hasMessageContaining("was found dead");
        thenThrownBy(() -> record(necropsy("m1", Method.FOUND_DEAD, at(7, 10), "left", "1"), "", 0, ""))
                .hasMessageContaining("no tumor 'left'");
        thenThrownBy(() -> record(necropsy("nobody", Method.FOUND_DEAD, at(7, 10), "left", "1"), "", 0, ""))
                .hasMessageContaining("no mouse 'nobody'");
        thenThrownBy(() -> room.necropsies.record(
                        GIL, STUDY, necropsy("m1", Method.FOUND_DEAD, at(7, 10), "left", "1"), "", 0, ""))
                .isInstanceOf(NotAllowedException.class);
    }

    private Sent photo(String mouse) {
        return new Sent(UUID.randomUUID(), new MouseId(mouse), new StudyDay(7), Photo.Subject.ULCER, at(7, 9));
    }

    @Test
    void a_photo_is_kept_hashed_with_mouse_and_visit_in_one_act() {
        Sent sent = photo("m1");
        long before = room.entriesSoFar();

        Photo kept = room.photos.keep(TOM, STUDY, sent, DOT);

        then(room.entriesSoFar()).isEqualTo(before + 1);
        then(room.book.entries(Chain.of(STUDY), before, 1).get(0).kind()).isEqualTo(ActKind.KEEP_PHOTO);
        then(kept.mouse()).isEqualTo(new MouseId("m1"));
        then(kept.day()).isEqualTo(new StudyDay(7));
        then(kept.by()).isEqualTo(TOM.person());
        then(kept.format()).isEqualTo(Photo.Format.PNG);
        then(room.photos.all(DORA, STUDY)).containsExactly(kept);
        then(room.photos.picture(DORA, STUDY, kept.uuid()).orElseThrow().file().sha256())
                .isEqualTo(kept.sha256());
    }

    @Test
    void a_photo_sent_twice_is_one_and_the_same_bytes_may_show_two_mice() {
        Sent sent = photo("m1");
        Photo kept = room.photos.keep(TOM, STUDY, sent, DOT);
        long entries = room.entriesSoFar();
        then(room.photos.keep(TOM, STUDY, sent, DOT)).isEqualTo(kept);
        then(room.entriesSoFar()).isEqualTo(entries);
        thenThrownBy(() -> room.photos.keep(DORA, STUDY, sent, DOT)).isInstanceOf(ConcurrentChangeException.class);
        room.photos.keep(TOM, STUDY, photo("m2"), DOT);
        then(room.photos.all(DORA, STUDY)).hasSize(2);
    }

    @Test
    void a_photo_of_no_mouse_or_by_nobody_is_refused() {
        thenThrownBy(() -> room.photos.keep(TOM, STUDY, photo("nobody"), DOT)).hasMessageContaining("no mouse");
        thenThrownBy(() -> room.photos.keep(GIL, STUDY, photo("m1"), DOT)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.photos.all(GIL, STUDY)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> room.photos.picture(GIL, STUDY, UUID.randomUUID())).isInstanceOf(NotAllowedException.class);
    }
}
