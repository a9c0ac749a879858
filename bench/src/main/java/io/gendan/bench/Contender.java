package io.gendan.bench;

/** Somebody whose speed is measured: the same overdue timers in a database of its own on the same server. */
interface Contender {

    String name();

    /** Makes the schema and this many process instances waiting at a timer that is overdue; nothing fires yet. */
    void prepare(String database, int timers, int badEvery) throws Exception;

    /** Gets ready to fire them, in another database with the same rows. */
    void open(String database) throws Exception;

    /** From now on timers fire. */
    void go() throws Exception;

    /** How many timers have led to a task. */
    int fired();

    /** How many instances have exactly one task. */
    int firedOnce();

    /** How many timers were tried and failed. */
    int failed();

    void close() throws Exception;
}
