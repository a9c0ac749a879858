package io.gendan.staff;

/** What an administrator lays down about a day. It goes before what is published (CD-06). */
public enum Mark {
    /** A public holiday, such as one of a year that the program does not know yet. */
    HOLIDAY,
    /** The company rests. */
    CLOSURE,
    /** Work is done, whatever the day is otherwise. */
    WORKING
}
