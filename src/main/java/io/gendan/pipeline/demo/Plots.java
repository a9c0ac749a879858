package io.gendan.pipeline.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What is done with each customer. Chance comes from the seed and the customer's name alone. */
record Plots(Library library, Facts facts, Timetable timetable) {

    /** All acts until today by the customer's name. */
    Map<String, List<Act>> of(List<Map<String, String>> customers, long seed) {
        var plots = new LinkedHashMap<String, List<Act>>();
        for (var customer : customers) {
            var name = cell(customer, "name");
            var random = new Random(31 * seed + name.hashCode());
            plots.put(
                    name,
                    new Plot(library, timetable, customer, random)
                            .acts(said(customer, "owner", random), said(customer, "heir", random)));
        }
        return plots;
    }

    private Lines said(Map<String, String> customer, String by, Random random) {
        return new Lines(facts.of(customer, cell(customer, by), library), random);
    }

    private static String cell(Map<String, String> customer, String column) {
        return customer.getOrDefault(column, "");
    }
}
