package org.graftline.study.event;

/**
 * Event Admin topics and their properties. An event goes out after the commit and may be lost; a listener that must not miss anything
 * reads the ledger from its last position when it starts.
 */
public final class Topics {
    /**
     * An act was committed. Properties: {@link #CHAIN}, {@link #POSITION}, {@link #KIND}.
     */
    public static final String COMMITTED = "org/graftline/ledger/COMMITTED";

    /** {@code String}: the chain's name, "study:CODE" or "installation". */
    public static final String CHAIN = "chain";

    /** {@code Long}: the entry's position in its chain. */
    public static final String POSITION = "position";

    /** {@code String}: name of the {@link org.graftline.study.record.ActKind}. */
    public static final String KIND = "kind";

    private Topics() {}
}
