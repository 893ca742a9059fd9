package org.graftline.capture.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.capture.internal.BenchRoom.ADMINISTRATOR;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.graftline.capture.internal.bench.StoredScans;
import org.graftline.study.Sha256;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.bench.PaperScans.Kept;
import org.graftline.study.bench.PaperScans.Kind;
import org.graftline.study.bench.PaperScans.Storage;
import org.graftline.study.people.NotAllowedException;
import org.junit.jupiter.api.Test;

/** Scanned sheets of paper among the files of a study. */
class StoredScansTest {
    private static final byte[] PDF = "%PDF-1.7 a sheet".getBytes(StandardCharsets.US_ASCII);

    private final BenchRoom room = new BenchRoom();
    private final StoredScans scans = new StoredScans(room.studies, room.store, room.staff);

    @Test
    void a_scan_is_one_act_of_whoever_brought_it_and_is_found_by_its_hash() {
        long before = room.entriesSoFar();
        Kept kept = scans.keep(ANNA, STUDY, "sheet.pdf", PDF);
        then(kept.storage()).isEqualTo(Storage.NOW);
        then(kept.scan().kind()).isEqualTo(Kind.PDF);
        then(room.entriesSoFar()).isEqualTo(before + 1);
        then(scans.find(BEN, STUDY, Sha256.of(PDF)).orElseThrow().file().content())
                .isEqualTo(PDF);
    }

    @Test
    void the_same_bytes_are_kept_once_whatever_they_are_called() {
        scans.keep(ANNA, STUDY, "sheet.pdf", PDF);
        long before = room.entriesSoFar();
        Kept again = scans.keep(BEN, STUDY, "other.pdf", PDF);
        then(again.storage()).isEqualTo(Storage.BEFORE);
        then(again.scan().file().name()).isEqualTo("sheet.pdf");
        then(room.entriesSoFar()).isEqualTo(before);
    }

    @Test
    void a_picture_is_known_by_its_first_bytes_and_anything_else_is_refused() {
        byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000");
        byte[] jpeg = HexFormat.of().parseHex("ffd8ffe0");
        then(scans.keep(ANNA, STUDY, "a.pdf", png).scan().kind()).isEqualTo(Kind.PNG);
        then(scans.keep(ANNA, STUDY, "b", jpeg).scan().kind()).isEqualTo(Kind.JPEG);
        for (String other : List.of("", "%PD", "<html>", "MZ", " %PDF-1.7")) {
            thenThrownBy(() -> scans.keep(ANNA, STUDY, "a.pdf", other.getBytes(StandardCharsets.US_ASCII)))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("PDF, PNG or JPEG");
        }
    }

    @Test
    void ten_megabytes_are_kept_and_a_byte_more_is_not() {
        byte[] most = Arrays.copyOf(PDF, 10 << 20);
        then(scans.keep(ANNA, STUDY, "a.pdf", most).storage()).isEqualTo(Storage.NOW);
        thenThrownBy(() -> scans.keep(ANNA, STUDY, "a.pdf", Arrays.copyOf(PDF, (10 << 20) + 1)))
                .hasMessageContaining("10,485,760");
    }

    @Test
    void a_file_of_an_import_is_no_scan() {
        byte[] csv = "mouse,arm\n".getBytes(StandardCharsets.US_ASCII);
        room.write(List.of(new SourceFile(STUDY, "growth.csv", csv)));
        then(scans.find(ANNA, STUDY, Sha256.of(csv))).isEmpty();
    }

    @Test
    void whoever_may_not_record_keeps_none_and_an_unknown_study_has_none() {
        thenThrownBy(() -> scans.keep(ADMINISTRATOR, STUDY, "a.pdf", PDF)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> scans.find(ADMINISTRATOR, STUDY, "00")).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> scans.keep(ANNA, new StudyCode("S9"), "a.pdf", PDF))
                .isInstanceOf(UnknownStudyException.class);
    }
}
