package org.graftline.store.internal.row;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.graftline.study.Arm;
import org.graftline.study.ArmAssignment;
import org.graftline.study.Donor;
import org.graftline.study.Dose;
import org.graftline.study.Housing;
import org.graftline.study.ImportMapping;
import org.graftline.study.Mouse;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.Tumor;
import org.graftline.study.VersionedRow;
import org.graftline.study.Visit;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.Device;
import org.graftline.study.bench.DeviceCheck;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.Remark;
import org.graftline.study.bench.Unblinding;
import org.graftline.study.people.Badge;
import org.graftline.study.people.Contact;
import org.graftline.study.people.Credential;
import org.graftline.study.people.DirectoryAccount;
import org.graftline.study.people.JournalKey;
import org.graftline.study.people.Person;
import org.graftline.study.people.RoleGrant;
import org.graftline.study.people.ScriptToken;
import org.graftline.study.record.Chain;
import org.graftline.study.record.StudyDocument;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * A table of versioned rows: which records it keeps, whose they are, and how they are written.
 *
 * @param <R> the record
 * @param <C> its columns
 */
public final class Table<R extends VersionedRow, C extends Columns<R>> {
    public static final Table<Study, StudyColumns> STUDY = new Table<>(
            "study",
            "code",
            Study.class,
            row -> Chain.of(row.code()),
            StudyColumns::of,
            new BatchInsert(StudyColumns.INSERT, StudyColumns.class),
            new KeptMapper<>(StudyColumns.class));
    public static final Table<Arm, ArmColumns> ARM = new Table<>(
            "arm",
            "study",
            Arm.class,
            row -> Chain.of(row.study()),
            ArmColumns::of,
            new BatchInsert(ArmColumns.INSERT, ArmColumns.class),
            new KeptMapper<>(ArmColumns.class));
    public static final Table<Donor, DonorColumns> DONOR = new Table<>(
            "donor",
            "study",
            Donor.class,
            row -> Chain.of(row.study()),
            DonorColumns::of,
            new BatchInsert(DonorColumns.INSERT, DonorColumns.class),
            new KeptMapper<>(DonorColumns.class));
    public static final Table<Mouse, MouseColumns> MOUSE = new Table<>(
            "mouse",
            "study",
            Mouse.class,
            row -> Chain.of(row.study()),
            MouseColumns::of,
            new BatchInsert(MouseColumns.INSERT, MouseColumns.class),
            new KeptMapper<>(MouseColumns.class));
    public static final Table<Tumor, TumorColumns> TUMOR = new Table<>(
            "tumor",
            "study",
            Tumor.class,
            row -> Chain.of(row.study()),
            TumorColumns::of,
            new BatchInsert(TumorColumns.INSERT, TumorColumns.class),
            new KeptMapper<>(TumorColumns.class));
    public static final Table<Visit, VisitColumns> VISIT = new Table<>(
            "visit",
            "study",
            Visit.class,
            row -> Chain.of(row.study()),
            VisitColumns::of,
            new BatchInsert(VisitColumns.INSERT, VisitColumns.class),
            new KeptMapper<>(VisitColumns.class));
    public static final Table<ArmAssignment, ArmAssignmentColumns> ARM_ASSIGNMENT = new Table<>(
            "arm_assignment",
            "study",
            ArmAssignment.class,
            row -> Chain.of(row.study()),
            ArmAssignmentColumns::of,
            new BatchInsert(ArmAssignmentColumns.INSERT, ArmAssignmentColumns.class),
            new KeptMapper<>(ArmAssignmentColumns.class));
    public static final Table<Reading, ReadingColumns> READING = new Table<>(
            "reading",
            "study",
            Reading.class,
            row -> Chain.of(row.study()),
            ReadingColumns::of,
            new BatchInsert(ReadingColumns.INSERT, ReadingColumns.class),
            new KeptMapper<>(ReadingColumns.class));
    public static final Table<Removal, RemovalColumns> REMOVAL = new Table<>(
            "removal",
            "study",
            Removal.class,
            row -> Chain.of(row.study()),
            RemovalColumns::of,
            new BatchInsert(RemovalColumns.INSERT, RemovalColumns.class),
            new KeptMapper<>(RemovalColumns.class));
    public static final Table<Dose, DoseColumns> DOSE = new Table<>(
            "dose",
            "study",
            Dose.class,
            row -> Chain.of(row.study()),
            DoseColumns::of,
            new BatchInsert(DoseColumns.INSERT, DoseColumns.class),
            new KeptMapper<>(DoseColumns.class));
    public static final Table<SourceFile, SourceFileColumns> SOURCE_FILE = new Table<>(
            "source_file",
            "study",
            SourceFile.class,
            file -> Chain.of(file.study()),
            SourceFileColumns::of,
            new BatchInsert(SourceFileColumns.INSERT, SourceFileColumns.class),
            (row, context) -> SourceFileColumns.read(row));
    public static final Table<ImportMapping, ImportMappingColumns> IMPORT_MAPPING = new Table<>(
            "import_mapping",
            "study",
            ImportMapping.class,
            row -> Chain.of(row.study()),
            ImportMappingColumns::of,
            new BatchInsert(ImportMappingColumns.INSERT, ImportMappingColumns.class),
            new KeptMapper<>(ImportMappingColumns.class));
    public static final Table<Housing, HousingColumns> HOUSING = new Table<>(
            "housing",
            "study",
            Housing.class,
            row -> Chain.of(row.study()),
            HousingColumns::of,
            new BatchInsert(HousingColumns.INSERT, HousingColumns.class),
            new KeptMapper<>(HousingColumns.class));
    public static final Table<BenchSession, BenchSessionColumns> BENCH_SESSION = new Table<>(
            "bench_session",
            "study",
            BenchSession.class,
            row -> Chain.of(row.study()),
            BenchSessionColumns::of,
            new BatchInsert(BenchSessionColumns.INSERT, BenchSessionColumns.class),
            new KeptMapper<>(BenchSessionColumns.class));
    public static final Table<CaptureRules, CaptureRulesColumns> CAPTURE_RULES = new Table<>(
            "capture_rules",
            "study",
            CaptureRules.class,
            row -> Chain.of(row.study()),
            CaptureRulesColumns::of,
            new BatchInsert(CaptureRulesColumns.INSERT, CaptureRulesColumns.class),
            new KeptMapper<>(CaptureRulesColumns.class));
    public static final Table<Remark, RemarkColumns> REMARK = new Table<>(
            "remark",
            "study",
            Remark.class,
            row -> Chain.of(row.study()),
            RemarkColumns::of,
            new BatchInsert(RemarkColumns.INSERT, RemarkColumns.class),
            new KeptMapper<>(RemarkColumns.class));
    public static final Table<Alert, AlertColumns> ALERT = new Table<>(
            "alert",
            "study",
            Alert.class,
            row -> Chain.of(row.study()),
            AlertColumns::of,
            new BatchInsert(AlertColumns.INSERT, AlertColumns.class),
            new KeptMapper<>(AlertColumns.class));
    public static final Table<Unblinding, UnblindingColumns> UNBLINDING = new Table<>(
            "unblinding",
            "study",
            Unblinding.class,
            row -> Chain.of(row.study()),
            UnblindingColumns::of,
            new BatchInsert(UnblindingColumns.INSERT, UnblindingColumns.class),
            new KeptMapper<>(UnblindingColumns.class));
    public static final Table<ReadingDecision, ReadingDecisionColumns> READING_DECISION = new Table<>(
            "reading_decision",
            "study",
            ReadingDecision.class,
            row -> Chain.of(row.study()),
            ReadingDecisionColumns::of,
            new BatchInsert(ReadingDecisionColumns.INSERT, ReadingDecisionColumns.class),
            new KeptMapper<>(ReadingDecisionColumns.class));
    public static final Table<StudyDocument, StudyDocumentColumns> STUDY_DOCUMENT = new Table<>(
            "study_document",
            "study",
            StudyDocument.class,
            row -> Chain.of(row.study()),
            StudyDocumentColumns::of,
            new BatchInsert(StudyDocumentColumns.INSERT, StudyDocumentColumns.class),
            new KeptMapper<>(StudyDocumentColumns.class));
    public static final Table<Device, DeviceColumns> DEVICE = new Table<>(
            "device",
            "",
            Device.class,
            row -> Chain.INSTALLATION,
            DeviceColumns::of,
            new BatchInsert(DeviceColumns.INSERT, DeviceColumns.class),
            new KeptMapper<>(DeviceColumns.class));
    public static final Table<DeviceCheck, DeviceCheckColumns> DEVICE_CHECK = new Table<>(
            "device_check",
            "",
            DeviceCheck.class,
            row -> Chain.INSTALLATION,
            DeviceCheckColumns::of,
            new BatchInsert(DeviceCheckColumns.INSERT, DeviceCheckColumns.class),
            new KeptMapper<>(DeviceCheckColumns.class));
    public static final Table<Badge, BadgeColumns> BADGE = new Table<>(
            "badge",
            "",
            Badge.class,
            row -> Chain.INSTALLATION,
            BadgeColumns::of,
            new BatchInsert(BadgeColumns.INSERT, BadgeColumns.class),
            new KeptMapper<>(BadgeColumns.class));
    public static final Table<JournalKey, JournalKeyColumns> JOURNAL_KEY = new Table<>(
            "journal_key",
            "",
            JournalKey.class,
            row -> Chain.INSTALLATION,
            JournalKeyColumns::of,
            new BatchInsert(JournalKeyColumns.INSERT, JournalKeyColumns.class),
            new KeptMapper<>(JournalKeyColumns.class));
    public static final Table<Person, PersonColumns> PERSON = new Table<>(
            "person",
            "",
            Person.class,
            row -> Chain.INSTALLATION,
            PersonColumns::of,
            new BatchInsert(PersonColumns.INSERT, PersonColumns.class),
            new KeptMapper<>(PersonColumns.class));
    public static final Table<RoleGrant, RoleGrantColumns> ROLE_GRANT = new Table<>(
            "role_grant",
            "",
            RoleGrant.class,
            row -> Chain.INSTALLATION,
            RoleGrantColumns::of,
            new BatchInsert(RoleGrantColumns.INSERT, RoleGrantColumns.class),
            new KeptMapper<>(RoleGrantColumns.class));
    public static final Table<Contact, ContactColumns> CONTACT = new Table<>(
            "contact",
            "",
            Contact.class,
            row -> Chain.INSTALLATION,
            ContactColumns::of,
            new BatchInsert(ContactColumns.INSERT, ContactColumns.class),
            new KeptMapper<>(ContactColumns.class));
    public static final Table<ScriptToken, ScriptTokenColumns> SCRIPT_TOKEN = new Table<>(
            "script_token",
            "",
            ScriptToken.class,
            row -> Chain.INSTALLATION,
            ScriptTokenColumns::of,
            new BatchInsert(ScriptTokenColumns.INSERT, ScriptTokenColumns.class),
            new KeptMapper<>(ScriptTokenColumns.class));
    public static final Table<DirectoryAccount, DirectoryAccountColumns> DIRECTORY_ACCOUNT = new Table<>(
            "directory_account",
            "",
            DirectoryAccount.class,
            row -> Chain.INSTALLATION,
            DirectoryAccountColumns::of,
            new BatchInsert(DirectoryAccountColumns.INSERT, DirectoryAccountColumns.class),
            new KeptMapper<>(DirectoryAccountColumns.class));
    public static final Table<Credential, CredentialColumns> CREDENTIAL = new Table<>(
            "credential",
            "",
            Credential.class,
            row -> Chain.INSTALLATION,
            CredentialColumns::of,
            new BatchInsert(CredentialColumns.INSERT, CredentialColumns.class),
            new KeptMapper<>(CredentialColumns.class));

    /** Every table, people last. */
    public static final List<Table<?, ?>> ALL = List.of(
            STUDY,
            ARM,
            DONOR,
            MOUSE,
            TUMOR,
            VISIT,
            ARM_ASSIGNMENT,
            READING,
            REMOVAL,
            DOSE,
            SOURCE_FILE,
            IMPORT_MAPPING,
            HOUSING,
            BENCH_SESSION,
            CAPTURE_RULES,
            REMARK,
            ALERT,
            UNBLINDING,
            READING_DECISION,
            STUDY_DOCUMENT,
            DEVICE,
            DEVICE_CHECK,
            BADGE,
            JOURNAL_KEY,
            PERSON,
            ROLE_GRANT,
            CONTACT,
            SCRIPT_TOKEN,
            DIRECTORY_ACCOUNT,
            CREDENTIAL);

    private static final Map<Class<?>, Table<?, ?>> BY_RECORD =
            ALL.stream().collect(Collectors.toUnmodifiableMap(table -> table.type, table -> table));

    private final String name;
    private final String studyColumn;
    private final Class<R> type;
    private final Function<R, Chain> chain;
    private final Function<R, C> columns;
    private final BatchInsert insert;
    private final RowMapper<C> mapper;

    private Table(
            String name,
            String studyColumn,
            Class<R> type,
            Function<R, Chain> chain,
            Function<R, C> columns,
            BatchInsert insert,
            RowMapper<C> mapper) {
        this.name = name;
        this.studyColumn = studyColumn;
        this.type = type;
        this.chain = chain;
        this.columns = columns;
        this.insert = insert;
        this.mapper = mapper;
    }

    /**
     * @param row a record of the study bundle
     * @return the table that keeps it
     * @throws IllegalArgumentException if it is of a type that the store has no table for
     */
    public static Table<?, ?> of(VersionedRow row) {
        Table<?, ?> table = BY_RECORD.get(row.getClass());
        if (table == null) {
            throw new IllegalArgumentException(
                    "The store has no table for %s.".formatted(row.getClass().getName()));
        }
        return table;
    }

    public String name() {
        return name;
    }

    /** @return the column with the code of the study that a row belongs to; empty for tables of the installation's people */
    public String studyColumn() {
        return studyColumn;
    }

    /**
     * @param row a record of this table
     * @return the ledger chain that proves it: its study's, or the installation's
     */
    public Chain chain(VersionedRow row) {
        return chain.apply(type.cast(row));
    }

    /** @return the record whose components are the columns */
    public Class<?> columnsType() {
        return insert.columns();
    }

    /** @return reads the columns of a row */
    public RowMapper<C> mapper() {
        return mapper;
    }

    /**
     * @param row a record of this table
     * @return its columns
     */
    public C columns(VersionedRow row) {
        return columns.apply(type.cast(row));
    }

    /**
     * Adds rows, many at a time, in the order of their ids: a large act then walks through the index once.
     *
     * @param handle in a transaction
     * @param rows records of this table
     */
    public void append(Handle handle, List<VersionedRow> rows) {
        insert.execute(
                handle,
                rows.stream().map(this::columns).sorted(comparing(Columns::id)).toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
