/** What an analysis session holds against each other and decides: weights, fees, both views, who said what. */
@NullMarked
package io.gendan.meeting.session;

import org.jspecify.annotations.NullMarked;
