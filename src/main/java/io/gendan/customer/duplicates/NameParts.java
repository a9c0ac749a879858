package io.gendan.customer.duplicates;

import java.util.Set;

/**
 * What a customer's name is made of.
 *
 * @param core the name without place, legal form, and whatever is no letter or figure
 * @param own what of the core is the customer's own; the core itself where it is made of usual words alone
 * @param general the usual words of the core, such as {@code 机械} or {@code pump}
 * @param places the places that the name tells
 * @param unit which part of the company it is, such as a branch; empty for the company itself
 * @param group whether it is the head of several companies
 * @param figures all numbers in it, one after the other, however they are written
 * @param han whether it is written in Chinese
 */
record NameParts(
        String core,
        String own,
        Set<String> general,
        Places places,
        String unit,
        boolean group,
        String figures,
        boolean han) {

    NameParts {
        general = Set.copyOf(general);
    }

    static NameParts of(String name) {
        var plain = ComparedText.of(name);
        return ComparedText.hasHan(plain) ? ChineseName.parts(plain) : LatinName.parts(plain);
    }
}
