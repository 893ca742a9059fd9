package org.graftline.store.internal.row;

import org.graftline.study.Decimal;
import org.jspecify.annotations.Nullable;

/** A decimal in two columns: the text as entered, and its number for readers by SQL. An absent one is null in both. */
final class Decimals {
    private Decimals() {}

    static @Nullable String text(@Nullable Decimal decimal) {
        return decimal == null ? null : decimal.text();
    }

    static @Nullable Double number(@Nullable Decimal decimal) {
        return decimal == null ? null : decimal.value() + 0.0; // H2 keeps no -0.0
    }

    static @Nullable Decimal of(@Nullable String text) {
        return text == null ? null : new Decimal(text);
    }
}
