package io.gendan.journey;

/**
 * Where a journey stands.
 *
 * @param name A, A2, B1, B2, B3, MEMBER, or one that an admin has added above B3 (ST-05)
 * @param rank its place on the ladder; higher is nearer to member
 * @param phase the part of the way it belongs to
 */
public record Stage(String name, int rank, Phase phase) {

    public static final String A = "A";
    public static final String A2 = "A2";
    public static final String B1 = "B1";
    public static final String B2 = "B2";
    public static final String B3 = "B3";
    public static final String MEMBER = "MEMBER";

    public boolean isBelow(Stage other) {
        return rank < other.rank;
    }
}
