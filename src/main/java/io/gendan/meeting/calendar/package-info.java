/** Meetings as calendars know them: invitations by e-mail, and an address for each person's own calendar (M-07). */
@NullMarked
package io.gendan.meeting.calendar;

import org.jspecify.annotations.NullMarked;
