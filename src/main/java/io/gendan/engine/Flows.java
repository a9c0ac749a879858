package io.gendan.engine;

import java.util.List;

/**
 * The models, decisions and forms that customers walk through, as they stand in the folders {@code processes/<feature>}
 * and {@code forms/<feature>}. Brought into the engine at every start, and by {@link #reload()} while it runs.
 */
public interface Flows {

    /**
     * Checks all files and deploys every feature in which something changed, whole. New customers walk the revised flow;
     * those under way meet a revised part at their next call of it.
     *
     * @return what happened, feature by feature
     * @throws Refusal bad request {@code flow.broken} with one item for each problem ({@code file#element}) when any file
     *     is broken; then nothing at all has been deployed
     */
    Report reload();

    /**
     * What a start or a reload did.
     *
     * @param deployed features in which something changed
     * @param unchanged features deployed before, just as they are
     * @param removed files that are gone from the folders; what was deployed from them stays until it is retired
     */
    record Report(List<Deployed> deployed, List<String> unchanged, List<String> removed) {}

    /** A feature that was deployed, with all its files and with the versions of its processes and decisions. */
    record Deployed(String feature, List<String> files, List<Definition> definitions) {}

    /** A process or decision and the version that is now its latest. */
    record Definition(String key, int version) {}
}
