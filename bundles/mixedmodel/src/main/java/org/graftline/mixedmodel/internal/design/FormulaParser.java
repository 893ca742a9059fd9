package org.graftline.mixedmodel.internal.design;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.graftline.mixedmodel.FormulaSyntaxException;

/**
 * Recursive descent over the Wilkinson–Rogers language (Wilkinson and Rogers 1973): sum = product {(+|-) product}, product = interaction
 * {* interaction}, interaction = atom {: atom}, atom = 0 | 1 | column | I(column^k) | (sum).
 * Limits keep a formula that nobody could mean from exhausting the machine before it is refused.
 */
final class FormulaParser {
    private static final int LONGEST = 100_000;
    private static final int DEEPEST = 100;
    private static final int MOST_TERMS = 1_000;
    private static final int HIGHEST_DEGREE = 20;
    /** Pairs of terms multiplied over the whole formula. */
    private static final int MOST_PRODUCTS = 200_000;

    private final String text;
    private int at;
    private int depth;
    private int products;
    private final Map<ModelFormula.Variable, Integer> variables = new LinkedHashMap<>();

    FormulaParser(String text) {
        this.text = text;
    }

    /** A set of terms in order of appearance, each a set of positions in {@link #variables()}. */
    record TermSet(Set<SortedSet<Integer>> terms, boolean intercept) {}

    List<ModelFormula.Variable> variables() {
        return List.copyOf(variables.keySet());
    }

    TermSet parse() {
        if (text.length() > LONGEST) {
            at = LONGEST;
            throw error("the formula has %d characters, at most %d can be read".formatted(text.length(), LONGEST));
        }
        skipSpace();
        if (peek() == '~') {
            at++;
        }
        Set<SortedSet<Integer>> terms = sum();
        if (at < text.length()) {
            throw error("%s is not expected here".formatted(shown()));
        }
        // The empty set stands for the intercept, the marker NONE for its removal: the one said last in the sum holds.
        boolean intercept = !terms.contains(NONE);
        terms.remove(NONE);
        terms.remove(new TreeSet<Integer>());
        return new TermSet(terms, intercept);
    }

    /** A term no formula can contain; says "no intercept". */
    private static final SortedSet<Integer> NONE = new TreeSet<>(List.of(-1));

    private Set<SortedSet<Integer>> sum() {
        Set<SortedSet<Integer>> terms = new LinkedHashSet<>();
        boolean add = true;
        skipSpace();
        if (peek() == '-' || peek() == '+') {
            add = text.charAt(at++) == '+';
        }
        while (true) {
            Set<SortedSet<Integer>> more = product();
            if (add) {
                combine(terms, more);
            } else {
                remove(terms, more);
            }
            refuseTooMany(terms);
            skipSpace();
            if (peek() != '+' && peek() != '-') {
                return terms;
            }
            add = text.charAt(at++) == '+';
        }
    }

    private static void combine(Set<SortedSet<Integer>> terms, Set<SortedSet<Integer>> more) {
        if (more.contains(NONE)) {
            terms.remove(new TreeSet<Integer>());
        }
        if (more.contains(new TreeSet<Integer>())) {
            terms.remove(NONE);
        }
        terms.addAll(more);
    }

    private static void remove(Set<SortedSet<Integer>> terms, Set<SortedSet<Integer>> less) {
        for (SortedSet<Integer> term : less) {
            terms.remove(term);
            if (term.isEmpty()) {
                terms.add(NONE);
            } else if (term.equals(NONE)) {
                terms.add(new TreeSet<>());
            }
        }
    }

    private Set<SortedSet<Integer>> product() {
        Set<SortedSet<Integer>> left = interaction();
        skipSpace();
        while (peek() == '*') {
            at++;
            Set<SortedSet<Integer>> right = interaction();
            Set<SortedSet<Integer>> all = new LinkedHashSet<>(left);
            all.addAll(right);
            all.addAll(cross(left, right));
            refuseTooMany(all);
            left = all;
            skipSpace();
        }
        return left;
    }

    private Set<SortedSet<Integer>> interaction() {
        Set<SortedSet<Integer>> left = atom();
        skipSpace();
        while (peek() == ':') {
            at++;
            left = cross(left, atom());
            skipSpace();
        }
        return left;
    }

    private Set<SortedSet<Integer>> cross(Set<SortedSet<Integer>> left, Set<SortedSet<Integer>> right) {
        Set<SortedSet<Integer>> out = new LinkedHashSet<>();
        for (SortedSet<Integer> a : left) {
            for (SortedSet<Integer> b : right) {
                SortedSet<Integer> ab = new TreeSet<>(a);
                ab.addAll(b);
                if (ab.contains(-1)) {
                    throw error("0 can be added, not multiplied");
                }
                if (ab.size() > HIGHEST_DEGREE) {
                    throw error("an interaction may join at most %d columns".formatted(HIGHEST_DEGREE));
                }
                if (++products > MOST_PRODUCTS) {
                    throw error("the products make too many terms to multiply out");
                }
                out.add(ab);
            }
            refuseTooMany(out);
        }
        return out;
    }

    private void refuseTooMany(Set<SortedSet<Integer>> terms) {
        if (terms.size() > MOST_TERMS) {
            throw error("the formula makes more than %d terms".formatted(MOST_TERMS));
        }
    }

    private Set<SortedSet<Integer>> atom() {
        skipSpace();
        Set<SortedSet<Integer>> one = new LinkedHashSet<>();
        if (at >= text.length()) {
            throw error("a column is missing at the end");
        }
        char c = text.charAt(at);
        if (c == '(') {
            if (++depth > DEEPEST) {
                throw error("parentheses stand more than %d deep".formatted(DEEPEST));
            }
            at++;
            Set<SortedSet<Integer>> inner = sum();
            expect(')');
            depth--;
            return inner;
        }
        if (c == '0' || c == '1') {
            int start = at++;
            if (at < text.length() && isNamePart(text.charAt(at))) {
                at = start;
                throw error("'%c' begins no column name".formatted(c));
            }
            one.add(c == '1' ? new TreeSet<>() : NONE);
            return one;
        }
        int start = at;
        String name = name();
        skipSpace();
        if (name.equals("I") && peek() == '(' && text.charAt(start) != '`') {
            one.add(term(power()));
            return one;
        }
        if (peek() == '(') {
            at = start;
            throw error("the function '%s' is not known, only I(x^k) is".formatted(Excerpt.of(name)));
        }
        one.add(term(new ModelFormula.Variable(name, 1, name)));
        return one;
    }

    private ModelFormula.Variable power() {
        expect('(');
        String column = name();
        expect('^');
        skipSpace();
        int start = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        int power = at - start == 1 || at - start == 2 ? Integer.parseInt(text.substring(start, at)) : 0;
        if (power == 0) {
            at = start;
            throw error("a whole exponent from 1 to 99 is missing");
        }
        expect(')');
        return new ModelFormula.Variable(column, power, "I(" + column + "^" + power + ")");
    }

    private SortedSet<Integer> term(ModelFormula.Variable variable) {
        int next = variables.size();
        return new TreeSet<>(List.of(variables.computeIfAbsent(variable, v -> next)));
    }

    private String name() {
        skipSpace();
        int start = at;
        if (peek() == '`') {
            int end = text.indexOf('`', at + 1);
            if (end < 0) {
                throw error("the closing ` is missing");
            }
            at = end + 1;
            return text.substring(start + 1, end);
        }
        if (at < text.length() && !Character.isDigit(text.charAt(at))) {
            while (at < text.length() && isNamePart(text.charAt(at))) {
                at++;
            }
        }
        if (start == at) {
            throw error(
                    at < text.length()
                            ? "a column is expected, not %s".formatted(shown())
                            : "a column is missing at the end");
        }
        return text.substring(start, at);
    }

    /** The character at the position, as its number where it would not be seen. */
    private String shown() {
        int c = text.codePointAt(at);
        int type = Character.getType(c);
        boolean unseen = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE
                || type == Character.NON_SPACING_MARK;
        return unseen ? "the character U+%04X".formatted(c) : "'" + Character.toString(c) + "'";
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.';
    }

    private void expect(char c) {
        skipSpace();
        if (peek() != c) {
            throw error("'%c' is missing".formatted(c));
        }
        at++;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private FormulaSyntaxException error(String problem) {
        return new FormulaSyntaxException(text, at + 1, problem);
    }
}
