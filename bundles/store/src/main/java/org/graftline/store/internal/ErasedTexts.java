package org.graftline.store.internal;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.store.internal.row.ContactColumns;
import org.graftline.store.internal.row.DirectoryAccountColumns;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.store.internal.row.PersonColumns;
import org.graftline.store.internal.row.RowHashColumns;
import org.graftline.store.internal.row.ScriptTokenColumns;
import org.graftline.store.internal.row.Table;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Erasures;
import org.graftline.study.record.LedgerEntry;
import org.jdbi.v3.core.Handle;

/** Erases texts together with their salts: the one thing beside ledger heads that is ever updated. */
final class ErasedTexts implements Erasures {
    private static final String SALT = "Salt";

    /** Acts whose printed name and meaning are a signature's. */
    private static final Set<ActKind> SIGNATURES = Set.of(ActKind.SIGN_REPORT);

    private static final Set<Table<?, ?>> OF_PEOPLE =
            Set.of(Table.PERSON, Table.CONTACT, Table.SCRIPT_TOKEN, Table.DIRECTORY_ACCOUNT);

    private final CommittedActs acts;

    ErasedTexts(CommittedActs acts) {
        this.acts = acts;
    }

    @Override
    public Erased erase(Texts what, Actor by, Instant at, String reason) {
        if (reason.isBlank()) {
            throw new StudyException(
                    "Not erased: an erasure needs a reason, such as the law and the number of the request.");
        }
        String mark = SaltedText.erasedOn(LocalDate.ofInstant(at, ZoneOffset.UTC));
        Counted counted = new Counted();
        LedgerEntry entry = acts.commit(handle -> {
            counted.clear(); // a second try counts anew
            erase(handle, what, mark, counted);
            if (counted.records + counted.entries == 0) {
                throw new StudyException("Not erased: there is no text of %s. Look at the ledger for what there is."
                        .formatted(words(what)));
            }
            return new Act(
                    Chain.INSTALLATION,
                    ActKind.ERASE_TEXTS,
                    by,
                    at,
                    SaltedText.of("%s: %d rows, %d entries%s. %s"
                            .formatted(
                                    words(what),
                                    counted.records,
                                    counted.entries,
                                    counted.kept == 0 ? "" : "; %d signatures keep the name".formatted(counted.kept),
                                    reason.strip())),
                    List.of());
        });
        return new Erased(counted.records, counted.entries, counted.kept, entry);
    }

    private static final class Counted {
        private int records;
        private int entries;
        private int kept;

        void clear() {
            records = 0;
            entries = 0;
            kept = 0;
        }
    }

    private static String words(Texts what) {
        if (what instanceof OfPerson of) {
            return "person '%s'".formatted(of.person());
        }
        if (what instanceof OfEntry of) {
            return "entry %d of chain '%s'".formatted(of.position(), of.chain());
        }
        OfRecord of = (OfRecord) what;
        return "%s '%s'".formatted(of.table(), of.id());
    }

    private static void erase(Handle handle, Texts what, String mark, Counted counted) {
        if (what instanceof OfPerson of) {
            person(handle, of.person().value(), mark, counted);
        } else if (what instanceof OfEntry of) {
            counted.entries = entry(handle, of, mark);
        } else {
            counted.records = record(handle, (OfRecord) what, mark);
        }
    }

    private static void person(Handle handle, String person, String mark, Counted counted) {
        counted.records = rows(handle, Table.PERSON, PersonColumns.class, "person", person, mark)
                + rows(handle, Table.CONTACT, ContactColumns.class, "person", person, mark)
                + rows(handle, Table.SCRIPT_TOKEN, ScriptTokenColumns.class, "person", person, mark)
                + rows(handle, Table.DIRECTORY_ACCOUNT, DirectoryAccountColumns.class, "person", person, mark);
        List<String> signatures = SIGNATURES.stream().map(Enum::name).toList();
        counted.entries = handle.createUpdate("""
                        update ledger_entry set actor_text = null, actor_salt = :mark
                        where person = :person and actor_text is not null and kind not in (<signatures>)""")
                .bind("mark", mark)
                .bind("person", person)
                .bindList("signatures", signatures)
                .execute();
        counted.kept = handle.createQuery(
                        "select count(*) from ledger_entry where person = :person and kind in (<signatures>)")
                .bind("person", person)
                .bindList("signatures", signatures)
                .mapTo(Integer.class)
                .one();
    }

    private static int entry(Handle handle, OfEntry of, String mark) {
        LedgerTables.entry(handle, of.chain(), of.position())
                .filter(entry -> isSignature(entry.kind()))
                .ifPresent(entry -> {
                    throw new StudyException(
                            "Not erased: %s is a signature, and its meaning is kept as long as what was signed."
                                    .formatted(words(of)));
                });
        return handle.createUpdate("""
                        update ledger_entry set reason_text = null, reason_salt = :mark
                        where chain = :chain and position = :position and reason_text is not null""")
                .bind("mark", mark)
                .bind("chain", of.chain().name())
                .bind("position", of.position())
                .execute();
    }

    private static boolean isSignature(String kind) {
        return SIGNATURES.stream().anyMatch(signature -> signature.name().equals(kind));
    }

    private static int record(Handle handle, OfRecord of, String mark) {
        Table<?, ?> table = Table.ALL.stream()
                .filter(one -> one.name().equals(of.table()))
                .findFirst()
                .orElseThrow(
                        () -> new StudyException("Not erased: there is no table '%s'. Tables with free texts are %s."
                                .formatted(of.table(), withTexts())));
        if (OF_PEOPLE.contains(table)) {
            throw new StudyException(
                    "Not erased: texts of table '%s' belong to a person. Erase them all by --person.".formatted(table));
        }
        for (RowHashColumns row : LedgerTables.versions(handle, table.name(), of.id())) {
            LedgerTables.entry(handle, new Chain(row.chain()), row.position())
                    .filter(entry -> isSignature(entry.kind()))
                    .ifPresent(entry -> {
                        throw new StudyException(
                                "Not erased: %s is part of a signature and is kept as long as what was signed."
                                        .formatted(words(of)));
                    });
        }
        return rows(handle, table, table.columnsType(), "id", of.id(), mark);
    }

    private static String withTexts() {
        return Table.ALL.stream()
                .filter(table -> !OF_PEOPLE.contains(table)
                        && !salted(table.columnsType()).isEmpty())
                .map(Table::name)
                .collect(Collectors.joining(", "));
    }

    /** @return the names of salted texts, as they stand before {@code _text} */
    private static List<String> salted(Class<?> columns) {
        if (!columns.isRecord()) {
            return List.of();
        }
        return Arrays.stream(columns.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> name.endsWith(SALT))
                .map(name -> name.substring(0, name.length() - SALT.length())
                        .replaceAll("([A-Z])", "_$1")
                        .toLowerCase(Locale.ROOT))
                .toList();
    }

    private static int rows(Handle handle, Table<?, ?> table, Class<?> columns, String key, String value, String mark) {
        List<String> names = salted(columns);
        if (names.isEmpty()) {
            throw new StudyException(
                    "Not erased: table '%s' keeps no free text. Tables that do are %s.".formatted(table, withTexts()));
        }
        return handle.createUpdate("update <table> set <set> where <key> = :value and (<written>)")
                .define("table", table.name())
                .define(
                        "set",
                        names.stream()
                                .map(name ->
                                        "%1$s_salt = case when %1$s_text is null then %1$s_salt else :mark end, %1$s_text = null"
                                                .formatted(name))
                                .collect(Collectors.joining(", ")))
                .define("key", key)
                .define(
                        "written",
                        names.stream().map(name -> name + "_text is not null").collect(Collectors.joining(" or ")))
                .bind("mark", mark)
                .bind("value", value)
                .execute();
    }
}
