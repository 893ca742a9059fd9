package org.graftline.store.internal.row;

import org.graftline.study.ImportMapping;
import org.graftline.study.StudyCode;

/** Table {@code import_mapping}. */
public record ImportMappingColumns(String id, int version, String study, String headerSha256, String design)
        implements Columns<ImportMapping> {

    static final String INSERT = """
            insert into import_mapping (
                id, version, study, header_sha256, design)
            values (
                :id, :version, :study, :headerSha256, :design)""";

    /** @return the columns of a record */
    public static ImportMappingColumns of(ImportMapping mapping) {
        return new ImportMappingColumns(
                mapping.id(), mapping.version(), mapping.study().value(), mapping.headerSha256(), mapping.designJson());
    }

    @Override
    public ImportMapping row() {
        return new ImportMapping(new StudyCode(study), headerSha256, version, design);
    }
}
