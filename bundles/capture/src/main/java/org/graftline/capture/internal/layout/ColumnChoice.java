package org.graftline.capture.internal.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.graftline.study.capture.ImportField;

/** Columns given to fields one after the other, each column once, with the reasons collected. Not for several threads. */
final class ColumnChoice {
    private final List<Column> free;
    private final Map<ImportField, Column> chosen = new EnumMap<>(ImportField.class);
    private final List<String> reasons = new ArrayList<>();

    ColumnChoice(List<Column> columns) {
        this.free = new ArrayList<>(columns);
    }

    /** Gives the field the column whose header fits best among those whose content fits; the leftmost of equals. */
    Optional<Column> choose(ImportField field, Predicate<Column> content) {
        return choose(field, content, column -> 0);
    }

    Optional<Column> choose(ImportField field, Predicate<Column> content, ToIntFunction<Column> bonus) {
        return candidates(field, content).stream()
                .max(Comparator.<Column>comparingInt(c -> 10 * HeaderScore.of(c, field) + bonus.applyAsInt(c))
                        .thenComparingInt(c -> -c.index()))
                .map(column -> take(field, column));
    }

    List<Column> candidates(ImportField field, Predicate<Column> content) {
        return free.stream()
                .filter(column -> HeaderScore.of(column, field) > 0 && content.test(column))
                .toList();
    }

    Column take(ImportField field, Column column) {
        free.remove(column);
        chosen.put(field, column);
        return column;
    }

    /** Gives the field's column back, where it turned out not to be it. */
    void release(ImportField field) {
        Column column = chosen.remove(field);
        if (column != null) {
            free.add(column);
        }
    }

    /** A column that is read, but not as a field of its own. */
    void setAside(Column column) {
        free.remove(column);
    }

    /** Gives a column back that was set aside, where it turned out not to be read. */
    void giveBack(Column column) {
        free.add(column);
    }

    /** Takes back what was said of a choice that was changed. */
    void forget(String beginning) {
        reasons.removeIf(reason -> reason.startsWith(beginning));
    }

    void because(Column column, String reading) {
        reasons.add("Column '%s' is %s.".formatted(column.header(), reading));
    }

    void because(String sentence) {
        reasons.add(sentence);
    }

    Optional<Column> of(ImportField field) {
        return Optional.ofNullable(chosen.get(field));
    }

    List<Column> free() {
        return List.copyOf(free);
    }

    Map<ImportField, String> headers() {
        Map<ImportField, String> headers = new EnumMap<>(ImportField.class);
        chosen.forEach((field, column) -> headers.put(field, column.header()));
        return headers;
    }

    List<String> reasons() {
        return List.copyOf(reasons);
    }
}
