package io.gendan.pipeline;

import java.util.Map;

/** Outlines that tell the roles on the customer's side apart without colour, each around its middle. */
final class RoleSigns {

    /** Stands for a role that isn't known. */
    static final String UNKNOWN = "NONE";

    private static final String RING = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z";

    private static final Map<String, String> SHAPES = Map.of(
            "DECISION_MAKER", "M0-8 8 0 0 8-8 0Z",
            "INFLUENCER", "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z",
            "ALLY", "M0-8 2-2.6 7.6-2.5 3.1 1 4.7 6.5 0 3.3-4.7 6.5-3.1 1-7.6-2.5-2-2.6Z",
            "ASSISTANT", "M-5.5-5.5H5.5V5.5H-5.5Z",
            "RECEPTION", "M-5.5 5.5 0-6 5.5 5.5Z",
            "OPPONENT", "M-6-4-4-6 0-2 4-6 6-4 2 0 6 4 4 6 0 2-4 6-6 4-2 0Z");

    private RoleSigns() {}

    static String shape(String role) {
        return SHAPES.getOrDefault(role, RING);
    }
}
