package io.gendan.customer.duplicates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * How sure it is that two customers are the same.
 *
 * @param score from 0 to 1
 * @param reasons what speaks for it, the weightiest first
 */
record Likeness(double score, List<Reason> reasons) {

    /** From here on people are asked. */
    static final double SUSPECTED = 0.6;

    private static final double CERTAIN = 0.99;
    private static final double NOT = 0.02;
    private static final double NAME_ALONE = 0.85;
    private static final double ELSEWHERE = 0.5;

    Likeness {
        reasons = List.copyOf(reasons);
    }

    boolean isSuspected() {
        return score >= SUSPECTED;
    }

    static Likeness of(Facts one, Facts other) {
        if (one.creditCode() != null && other.creditCode() != null) {
            return one.creditCode().equals(other.creditCode())
                    ? new Likeness(CERTAIN, List.of(Reason.CREDIT_CODE))
                    : new Likeness(NOT, List.of());
        }
        if (one.kind() != other.kind()) {
            return new Likeness(NOT, List.of());
        }
        var reasons = new ArrayList<Reason>();
        var name = one.isPerson() ? persons(one, other) : NameLikeness.of(one.parts(), other.parts());
        if (name >= NameLikeness.MAYBE) {
            reasons.add(name >= NameLikeness.SAME ? Reason.SAME_NAME : Reason.SIMILAR_NAME);
        }
        double contact = contact(one, other, reasons);
        return new Likeness(
                one.isPerson() ? ofPersons(name, contact) : ofCompanies(one, other, name, contact), reasons);
    }

    private static double ofCompanies(Facts one, Facts other, double name, double contact) {
        boolean elsewhere =
                one.parts().han() == other.parts().han() && one.places().contradicts(other.places());
        double alone = name * NAME_ALONE * (elsewhere || isCountryCompany(one, other) ? ELSEWHERE : 1);
        return name <= NameLikeness.OTHER ? Math.min(ELSEWHERE, alone + contact) : Math.min(CERTAIN, alone + contact);
    }

    /** Names of people are shared by many; one alone says nothing. */
    private static double ofPersons(double name, double contact) {
        return name >= NameLikeness.MAYBE && contact > 0 ? Math.min(CERTAIN, name * NAME_ALONE + contact) : name / 2;
    }

    private static double persons(Facts one, Facts other) {
        var left = one.parts();
        var right = other.parts();
        if (left.core().equals(right.core())
                || (!left.han() && LatinName.sorted(left.own()).equals(LatinName.sorted(right.own())))) {
            return NameLikeness.SAME;
        }
        boolean sounds = left.han() && ComparedText.sound(left.core()).equals(ComparedText.sound(right.core()));
        return sounds ? NameLikeness.NEARLY : NameLikeness.HARDLY;
    }

    /** A company for a country is not the one that it belongs to, nor one in a city of that country. */
    private static boolean isCountryCompany(Facts one, Facts other) {
        var regions = one.parts().places().regions();
        var others = other.parts().places().regions();
        boolean ofOneCountry = regions.contains(Places.HOME) != others.contains(Places.HOME);
        return ofOneCountry
                || (regions.isEmpty() != others.isEmpty()
                        && one.places().cities().isEmpty()
                        && other.places().cities().isEmpty());
    }

    private static double contact(Facts one, Facts other, List<Reason> reasons) {
        double sum = share(one.phones(), other.phones(), Reason.PHONE, reasons) ? 0.3 : 0;
        if (share(one.emails(), other.emails(), Reason.EMAIL, reasons)) {
            sum += 0.3;
        } else if (!one.isPerson() && share(one.sites(), other.sites(), Reason.WEBSITE, reasons)) {
            sum += 0.25;
        }
        return sum;
    }

    private static boolean share(Set<String> some, Set<String> others, Reason reason, List<Reason> reasons) {
        boolean shared = !Collections.disjoint(some, others);
        if (shared) {
            reasons.add(reason);
        }
        return shared;
    }
}
