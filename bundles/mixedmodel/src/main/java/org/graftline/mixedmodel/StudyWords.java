package org.graftline.mixedmodel;

import java.util.Map;

/**
 * What a study calls its levels and effects, for sentences: {@code mouse} is "mouse" and "mice", {@code day} is "growth rate". A name that is
 * not given is quoted as it stands in the model.
 *
 * @param groupNames by level: one group and several
 * @param effects by column
 */
public record StudyWords(Map<String, GroupName> groupNames, Map<String, String> effects) {
    /** Copies the maps. */
    public StudyWords {
        groupNames = Map.copyOf(groupNames);
        effects = Map.copyOf(effects);
    }

    /**
     * What the groups of a level are called.
     *
     * @param one for example {@code mouse}
     * @param several for example {@code mice}
     */
    public record GroupName(String one, String several) {}

    /** No names but those of the model. */
    public static StudyWords none() {
        return new StudyWords(Map.of(), Map.of());
    }

    /** One group of the level. */
    public String group(String level) {
        GroupName name = groupNames.get(level);
        return name == null ? "'%s'".formatted(level) : name.one();
    }

    /** Several groups of the level. */
    public String groups(String level) {
        GroupName name = groupNames.get(level);
        return name == null ? "groups of '%s'".formatted(level) : name.several();
    }

    /** The random effect of a column. */
    public String effect(String column) {
        return effects.getOrDefault(column, "'%s'".formatted(column));
    }
}
