package io.gendan.meeting.session;

import java.util.Map;

/**
 * One line of two views side by side.
 *
 * @param differs what sets them apart, empty where nothing does or nothing is to be compared
 */
record ComparisonRow(String what, String salesperson, String manager, String differs) {

    Map<String, String> cells() {
        return Map.of("what", what, "salesperson", salesperson, "manager", manager, "differs", differs);
    }

    boolean isEmpty() {
        return salesperson.isBlank() && manager.isBlank();
    }
}
