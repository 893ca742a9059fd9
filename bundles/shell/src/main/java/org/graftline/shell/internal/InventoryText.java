package org.graftline.shell.internal;

import org.graftline.study.backup.Inventory;

/**
 * Says what a copy of all records holds.
 *
 * @param console where
 */
record InventoryText(Console console) {
    void say(Inventory inventory) {
        inventory.rows().forEach((table, rows) -> {
            if (rows > 0) {
                console.say("  %-18s%,12d rows".formatted(table, rows));
            }
        });
        console.say("  %d tables, %,d rows, %d other files, schema %s"
                .formatted(inventory.rows().size(), inventory.allRows(), inventory.files(), inventory.schema()));
        inventory
                .heads()
                .forEach((chain, head) ->
                        console.say("  %s: head %d %s".formatted(chain, head.position(), head.hash())));
    }
}
