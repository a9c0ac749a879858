package io.gendan.cadence;

/** Who is told of a late task, in the order of the ladder (CD-05). */
enum Told {
    /** Whoever the task waits for; each of the candidates while nobody has claimed it. */
    PERSON(""),
    /** The owner's manager. */
    MANAGER("InTeam"),
    /** The owner's director. */
    DIRECTOR("InDepartment");

    private final String where;

    Told(String where) {
        this.where = where;
    }

    /** What their reminder is about, such as {@code taskLateInTeam}. */
    String about(OpenTask task) {
        return (task.leadsToContact() ? "contactLate" : "taskLate") + where;
    }
}
