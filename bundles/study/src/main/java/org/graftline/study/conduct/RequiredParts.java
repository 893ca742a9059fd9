package org.graftline.study.conduct;

import static org.graftline.study.conduct.PlanRule.require;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a report, named by the ids of its sections, without which it is not signed. A part that is not among them and cannot be made
 * is named in the report and hinders nobody.
 */
public final class RequiredParts {
    /**
     * What a report on the growth of xenografts cannot do without. Plans that were locked name it by leaving their list out, so that it never
     * changes: another list takes another name.
     */
    public static final List<String> DEFAULT = List.of(
            "summary",
            "animals",
            "growth",
            "effect",
            "tables",
            "course",
            "circumstances",
            "methods",
            "model",
            "items",
            "provenance");

    private static final int MOST = 100;

    private RequiredParts() {}

    /** @return the list as a plan keeps it; null for the default, which plans of before had without naming it */
    static @Nullable List<String> kept(@Nullable List<String> parts) {
        if (parts == null) {
            return null;
        }
        require(
                parts.size() <= MOST && parts.stream().allMatch(part -> part.matches("[a-z0-9-]{1,60}")),
                "a required part of the report has no id of a section. Choose from the parts that the form offers");
        require(
                parts.stream().distinct().count() == parts.size(),
                "a required part of the report is listed twice. List it once");
        return parts.size() == DEFAULT.size() && parts.containsAll(DEFAULT) ? null : List.copyOf(parts);
    }
}
