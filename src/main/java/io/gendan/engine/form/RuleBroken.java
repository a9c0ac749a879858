package io.gendan.engine.form;

/** Which rule a value breaks, and the limit that would let it pass (empty where there is none). */
record RuleBroken(String code, Object limit) {
    static RuleBroken of(String code) {
        return new RuleBroken(code, "");
    }
}
