package io.gendan.pipeline.demo;

import java.time.Instant;
import java.util.Map;

/**
 * What somebody does with a customer.
 *
 * @param customer name of the customer
 * @param at when
 * @param deed key of the user task that is completed, or the name of an act outside tasks
 * @param optional whether it may be left out when the task isn't open
 * @param fields what is filled in
 */
record Act(String customer, Instant at, String deed, boolean optional, Map<String, Object> fields) {

    boolean isTask() {
        return deed.startsWith("UserTask_");
    }

    Act at(Instant moment) {
        return new Act(customer, moment, deed, optional, fields);
    }
}
