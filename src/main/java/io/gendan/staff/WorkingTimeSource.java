package io.gendan.staff;

/** Where working time is laid down. */
interface WorkingTimeSource {

    long version();

    /** Never older than the version it bears. */
    CompanyCalendar read();
}
