package io.gendan.customer.duplicates;

import java.util.Set;

/** How much two names look like one customer's, from 0 to 1, whatever else is known. */
final class NameLikeness {

    static final double SAME = 1;
    /** A slip of the hand, or one more word of the trade. */
    static final double NEARLY = 0.8;
    /** Alone not enough, with the same telephone it is. */
    static final double MAYBE = 0.6;

    static final double HARDLY = 0.4;
    static final double OTHER = 0.1;

    private static final int LONG_LATIN = 8;
    private static final int LONG_HAN = 4;
    private static final int PART = 2;

    private NameLikeness() {}

    static double of(NameParts one, NameParts other) {
        if (!one.unit().equals(other.unit()) || !one.figures().equals(other.figures())) {
            return OTHER;
        }
        if (one.han() != other.han()) {
            return inTwoLanguages(one, other);
        }
        double own = own(one, other);
        double likeness = Math.min(own, own < MAYBE ? own : general(one.general(), other.general()));
        return one.group() == other.group() || likeness < MAYBE ? likeness : group(one, other, likeness);
    }

    /** Whether one letter may be a slip in what is a name's own, or another letter less, as its neighbour has. */
    static boolean isLong(String own, boolean han) {
        return own.length() >= (han ? LONG_HAN : LONG_LATIN);
    }

    /** A group and a company of it share what is their own; the group alone says no trade. */
    private static double group(NameParts one, NameParts other, double likeness) {
        return one.general().equals(other.general()) ? likeness : HARDLY;
    }

    private static double own(NameParts one, NameParts other) {
        var left = one.own().replace(" ", "");
        var right = other.own().replace(" ", "");
        if (left.equals(right) || one.core().equals(other.core())) {
            return SAME;
        }
        if (!one.han() && LatinName.sorted(one.own()).equals(LatinName.sorted(other.own()))) {
            return HARDLY;
        }
        int edits = Edits.between(left, right);
        int shorter = Math.min(left.length(), right.length());
        if (one.han()) {
            return ofHan(left, right, edits, shorter);
        }
        if (edits == 1 && shorter >= LONG_LATIN) {
            return NEARLY;
        }
        if (edits == 1 || (edits == 2 && shorter >= LONG_LATIN)) {
            return shorter >= LONG_LATIN ? MAYBE : HARDLY;
        }
        return isPart(one, other) ? HARDLY : OTHER;
    }

    private static double ofHan(String left, String right, int edits, int shorter) {
        if (edits == 1 && shorter >= LONG_HAN) {
            return NEARLY;
        }
        if (ComparedText.sound(left).equals(ComparedText.sound(right))) {
            return MAYBE;
        }
        if (edits == 1 && shorter >= PART) {
            return HARDLY;
        }
        return shorter >= PART && (left.contains(right) || right.contains(left)) ? HARDLY : OTHER;
    }

    private static boolean isPart(NameParts one, NameParts other) {
        var left = LatinName.sorted(one.own());
        var right = LatinName.sorted(other.own());
        return left.containsAll(right) || right.containsAll(left);
    }

    /** The usual words: none contradict, one side has more, or they tell different trades. */
    private static double general(Set<String> one, Set<String> other) {
        if (one.equals(other)) {
            return SAME;
        }
        if (one.isEmpty() || other.isEmpty()) {
            return MAYBE;
        }
        return one.containsAll(other) || other.containsAll(one) ? NEARLY : HARDLY;
    }

    private static double inTwoLanguages(NameParts one, NameParts other) {
        var left = ComparedText.sound(one.own()).replace(" ", "");
        var right = ComparedText.sound(other.own()).replace(" ", "");
        boolean same = left.startsWith(right) || right.startsWith(left);
        return same && Math.min(left.length(), right.length()) >= LONG_HAN ? MAYBE : OTHER;
    }
}
