package io.gendan.rights;

import java.util.List;
import java.util.stream.Stream;

/** Addresses of the engine at which who may not read a thing is told that there is none (404) instead of being refused. */
final class LookedFor {

    /** What the engine looks for itself, as the person who asks, so that to who may not read it there is none (404). */
    private static final List<String> FIRST = Stream.of(
                    "GET /decision-definition/key/**",
                    "POST /decision-definition/key/{key}/evaluate",
                    "PUT /decision-definition/key/{key}/history-time-to-live",
                    "GET /decision-requirements-definition/key/**",
                    "GET /deployment/{id}",
                    "DELETE /deployment/{id}",
                    "POST /deployment/{id}/redeploy",
                    "GET /execution/{id}",
                    "GET /external-task/{id}",
                    "GET /incident/{id}",
                    "GET /job-definition/{id}",
                    "GET /job/{id}",
                    "GET /process-instance/{id}",
                    "GET /task/{id}",
                    "PUT /task/{id}",
                    "GET /task/{id}/rendered-form",
                    "GET /variable-instance/{id}",
                    "GET /variable-instance/{id}/data")
            .map(door -> door.replace(" ", " " + RightsTable.ENGINE))
            .toList();

    private LookedFor() {}

    /** Whether the engine looks for the thing first. */
    static boolean first(Endpoint endpoint) {
        return FIRST.stream().anyMatch(door -> covers(door, endpoint));
    }

    private static boolean covers(String door, Endpoint endpoint) {
        return door.endsWith("**")
                ? endpoint.toString().startsWith(door.replace("**", ""))
                : endpoint.toString().equals(door);
    }
}
