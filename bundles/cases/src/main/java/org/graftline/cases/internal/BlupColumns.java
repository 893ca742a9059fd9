package org.graftline.cases.internal;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Our predictions of one level beside the peer's, matched by group and by name. */
record BlupColumns(JsonNode ours, JsonNode peer, Map<String, JsonNode> ourRows) {
    static BlupColumns of(JsonNode all, JsonNode peer) {
        JsonNode ours = Json.object();
        for (JsonNode b : all.values()) {
            if (b.path("level").equals(peer.path("level"))) {
                ours = b;
            }
        }
        Map<String, JsonNode> rows = new HashMap<>();
        for (int g = 0; g < ours.path("ids").size(); g++) {
            rows.put(ours.path("ids").path(g).asString(""), ours.path("values").path(g));
        }
        return new BlupColumns(ours, peer, rows);
    }

    /** The largest difference in the peer's column j; NaN when we lack the column or a group. */
    double worst(int j) {
        int column = -1;
        for (int k = 0; k < ours.path("names").size(); k++) {
            if (ours.path("names").path(k).equals(peer.path("names").path(j))) {
                column = k;
            }
        }
        double worst = column < 0 ? Double.NaN : 0;
        for (int g = 0; g < peer.path("ids").size(); g++) {
            JsonNode row = ourRows.getOrDefault(peer.path("ids").path(g).asString(""), Json.array());
            double want = peer.path("values").path(g).path(j).asDouble(Double.NaN);
            double difference = Math.abs(row.path(column).asDouble(Double.NaN) - want);
            worst = Double.isNaN(difference) ? Double.NaN : Math.max(worst, difference);
        }
        return worst;
    }
}
