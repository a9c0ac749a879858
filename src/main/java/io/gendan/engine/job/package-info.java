/** How due jobs are executed: timers of many customers in one transaction, and one by one where one of them fails. */
@NullMarked
package io.gendan.engine.job;

import org.jspecify.annotations.NullMarked;
