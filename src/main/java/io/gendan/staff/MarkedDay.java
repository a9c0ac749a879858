package io.gendan.staff;

import java.time.LocalDate;

/** What is laid down about a day at present. */
record MarkedDay(LocalDate day, Mark mark, String name) {}
