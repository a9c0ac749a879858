package io.gendan.pipeline;

import io.gendan.customer.ContactPerson;
import io.gendan.customer.ContactRole;
import io.gendan.customer.MaskedText;
import io.gendan.journey.Attitude;
import io.gendan.meeting.decision.DecisionJudgement;
import java.util.LinkedHashMap;
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
     * Everybody who is known at a customer, and whom the reader's own view has named, as long as it waits for the other:
     * nobody else knows of those yet.
     */
    static List<JudgedPerson> all(List<ContactPerson> known, SessionViews.Judged judgements) {
        var people = new LinkedHashMap<String, ContactPerson>();
        known.forEach(person -> people.put(key(person.name()), person));
        judgements
                .own()
                .forEach(one ->
                        people.putIfAbsent(key(one.person()), new ContactPerson(one.person(), null, null, null, null)));
        return people.values().stream().map(person -> of(person, judgements)).toList();
    }

    private static JudgedPerson of(ContactPerson person, SessionViews.Judged judgements) {
        var own = about(person, judgements.own());
        return new JudgedPerson(
                person,
                own.isEmpty() ? person.role() : role(own.get(own.size() - 1)),
                about(person, judgements.readable()));
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
        var key = key(person.name());
        return judgements.stream().filter(one -> key(one.person()).equals(key)).toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
