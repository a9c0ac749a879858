/** The engine's own calendars: what models write as a length of time is working time (CD-06). */
@NullMarked
package io.gendan.engine.calendar;

import org.jspecify.annotations.NullMarked;
