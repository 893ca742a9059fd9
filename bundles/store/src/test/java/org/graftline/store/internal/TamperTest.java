package org.graftline.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graftline.store.internal.Records.aReading;
import static org.graftline.store.internal.Records.act;
import static org.graftline.store.internal.Records.oneOfEachPeopleTable;
import static org.graftline.store.internal.Records.oneOfEachStudyTable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.graftline.store.internal.Tampering.Deed;
import org.graftline.store.internal.Tampering.How;
import org.graftline.study.Decimal;
import org.graftline.study.Reading;
import org.graftline.study.SourceFile;
import org.graftline.study.VersionedRow;
import org.graftline.study.VolumeFormula;
import org.graftline.study.record.AuditResult.Finding;
import org.graftline.study.record.Chain;

/**
 * Whatever is done to the database past Graftline is found: random edits of one character or bit, rows deleted, inserted and exchanged, tails
 * cut with the head set back, and chains written anew from a lie on. {@code -Dgraftline.tamper.rounds=10000 -Dgraftline.tamper.seed=1}
 * make a campaign of it.
 */
class TamperTest extends StoreTest {
    private static final int ROUNDS = Integer.getInteger("graftline.tamper.rounds", 50);
    private static final long SEED = Long.getLong("graftline.tamper.seed", 1);

    private static Opened history(Opened opened) {
        List<VersionedRow> study = oneOfEachStudyTable();
        study.removeIf(row -> row instanceof SourceFile file && file.name().equals("large.bin"));
        Reading first = aReading(new UUID(0, 1)).build();
        opened.store().unitOfWork().commit(act(study));
        opened.store().unitOfWork().commit(act(first, aReading(new UUID(0, 2)).build()));
        for (int version = 2; version < 6; version++) {
            Reading next = first.next()
                    .measured(new Decimal("12" + version), VolumeFormula.AS_REPORTED, null)
                    .build();
            opened.store().unitOfWork().commit(act(next));
            first = next;
        }
        opened.store().unitOfWork().commit(act(Chain.INSTALLATION, oneOfEachPeopleTable()));
        return opened;
    }

    private static List<Finding> findings(Opened opened) {
        return opened.store().ledger().verify().chains().stream()
                .flatMap(chain -> chain.findings().stream())
                .toList();
    }

    @OnEachDatabase
    void whatever_is_changed_past_graftline_is_found(TestDatabase database) throws SQLException {
        Opened opened = history(open(database));
        Map<How, Integer> found = new EnumMap<>(How.class);
        int refused = 0;
        try (Connection connection = opened.source().getConnection()) {
            Tampering tampering = new Tampering(connection, new Random(SEED));
            assertThat(findings(opened)).isEmpty();
            for (int round = 0; round < ROUNDS; ) {
                Deed deed = tampering.once();
                if (deed == null) {
                    refused++;
                    continue;
                }
                assertThat(findings(opened))
                        .as("round %d of seed %d: %s", round, SEED, deed)
                        .isNotEmpty();
                found.merge(deed.how(), 1, Integer::sum);
                tampering.undo(deed.touched());
                round++;
            }
            assertThat(findings(opened)).as("everything is back as it was").isEmpty();
        }
        System.out.printf(
                "%s, seed %d: %d lies, all found %s; %d more were refused by the tables%n",
                database, SEED, ROUNDS, found, refused);
        assertThat(found).containsOnlyKeys(How.values());
    }
}
