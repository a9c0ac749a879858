@NullMarked
package io.gendan.meeting.process;

import org.jspecify.annotations.NullMarked;
