package org.graftline.report.internal.figure;

/**
 * A color of the figures. Its name also stands as a class on what is drawn with it, so that a dark page can set its own.
 *
 * @param hex as "#0072B2"
 * @param name one word
 */
record Ink(String hex, String name) {
    static final Ink TEXT = new Ink("#1a1a1a", "text");
    static final Ink MUTED = new Ink("#595959", "muted");
    static final Ink AXIS = new Ink("#7a7a7a", "axis");
    static final Ink GRID = new Ink("#e3e3e3", "grid");
    static final Ink PAPER = new Ink("#ffffff", "paper");
}
