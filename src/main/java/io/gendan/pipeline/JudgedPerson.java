package io.gendan.pipeline;

import io.gendan.customer.ContactPerson;
import io.gendan.customer.ContactRole;
import io.gendan.customer.MaskedText;
import io.gendan.journey.Attitude;
import io.gendan.meeting.decision.DecisionJudgement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A person on the customer's side with what sessions judged of it, as far as the reader may know that.
 *
 * @param judged oldest first
 */
record JudgedPerson(ContactPerson person, @Nullable ContactRole role, List<DecisionJudgement> judged) {

    /**
     * A role or weight that a hidden view has given the person is hidden with it: what sessions that may be read judged
     * before counts. What the person was said to be since, elsewhere, is no secret.
     */
    static JudgedPerson of(ContactPerson person, SessionViews.Judged judgements) {
        var readable = about(person, judgements.readable());
        var hidden = about(person, judgements.hidden());
        var role = hidden.stream().noneMatch(one -> role(one) == person.role())
                ? person.role()
                : readable.isEmpty() ? null : role(readable.get(readable.size() - 1));
        boolean secret =
                judgements.sealed() || hidden.stream().anyMatch(one -> Objects.equals(one.weight(), person.weight()));
        return new JudgedPerson(secret ? person.withoutWeight() : person, role, readable);
    }

    static @Nullable ContactRole role(DecisionJudgement judgement) {
        return judgement.role() == null ? null : ContactRole.valueOf(judgement.role());
    }

    @Nullable
    DecisionJudgement last() {
        return judged.isEmpty() ? null : judged.get(judged.size() - 1);
    }

    /** The share in the decision that was told last. */
    @Nullable
    Integer weight() {
        var judgedLast = lastTold(DecisionJudgement::weight);
        return judgedLast == null ? person.weight() : judgedLast;
    }

    /** The person with no more than may be read of it. */
    ContactPerson asKnown() {
        return new ContactPerson(person.name(), role, person.weight(), person.phone(), person.email());
    }

    /** The attitude that was told last. */
    @Nullable
    Attitude attitude() {
        return lastTold(DecisionJudgement::attitude);
    }

    /** The same person as somebody may read it who may not read every text. */
    JudgedPerson readAs(MaskedText text) {
        return text.isOpen()
                ? this
                : new JudgedPerson(
                        person.readAs(text),
                        role,
                        judged.stream()
                                .map(one -> one.because(text.of(one.reason())))
                                .toList());
    }

    /** As the session before the last one left it. */
    JudgedPerson before() {
        var last = last();
        return new JudgedPerson(
                person.withoutWeight(),
                role,
                judged.stream()
                        .filter(one -> last != null && !Objects.equals(one.meeting(), last.meeting()))
                        .toList());
    }

    private <T> @Nullable T lastTold(Function<DecisionJudgement, @Nullable T> told) {
        for (int at = judged.size() - 1; at >= 0; at--) {
            var value = told.apply(judged.get(at));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static List<DecisionJudgement> about(ContactPerson person, List<DecisionJudgement> judgements) {
        var name = person.name().toLowerCase(Locale.ROOT);
        return judgements.stream()
                .filter(one -> one.person().toLowerCase(Locale.ROOT).equals(name))
                .toList();
    }
}
