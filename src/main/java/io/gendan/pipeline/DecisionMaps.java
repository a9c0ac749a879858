package io.gendan.pipeline;

import io.gendan.customer.ContactPersons;
import io.gendan.customer.ContactRole;
import io.gendan.customer.CustomerMask;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.engine.Words;
import io.gendan.journey.Attitude;
import io.gendan.meeting.decision.DecisionJudgement;
import io.gendan.pipeline.DecisionMap.Judged;
import io.gendan.pipeline.DecisionMap.Placed;
import io.gendan.staff.Person;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decision map of a customer as a person may see it: what sessions judged, the last word counting (S-01, S-11). */
@Component
public class DecisionMaps {

    private final ContactPersons contactPersons;
    private final SessionViews views;
    private final Customers customers;
    private final CustomerMask mask;
    private final BriefRows rows;
    private final Words words;
    private final Clock clock;

    DecisionMaps(
            ContactPersons contactPersons,
            SessionViews views,
            Customers customers,
            CustomerMask mask,
            BriefRows rows,
            Words words,
            Clock clock) {
        this.contactPersons = contactPersons;
        this.views = views;
        this.customers = customers;
        this.mask = mask;
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    /** The map of this customer, for somebody who sees the customer. */
    public DecisionMap of(CustomerNumber number, Person reader) {
        var judged = views.judgements(number, reader);
        var text = mask.textOf(customers.require(number), reader);
        var known = JudgedPerson.all(contactPersons.of(number), judged).stream()
                .map(person -> person.readAs(text))
                .sorted(Comparator.comparing(JudgedPerson::weight, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
        var weights = known.stream()
                .map(JudgedPerson::weight)
                .filter(Objects::nonNull)
                .toList();
        return new DecisionMap(
                known.stream().map(this::placed).toList(),
                weights.isEmpty()
                        ? null
                        : weights.stream().mapToInt(Integer::intValue).sum(),
                judged.sealed(),
                known.stream().anyMatch(one -> one.role() == ContactRole.DECISION_MAKER),
                picture(known));
    }

    private Placed placed(JudgedPerson known) {
        var last = known.last();
        var attitude = known.attitude();
        return new Placed(
                known.person().name(),
                known.role() == null ? null : known.role().name(),
                roleName(known.role()),
                known.weight(),
                attitude == null ? null : attitudeName(attitude),
                last == null ? null : last.reason(),
                known.judged().stream().map(this::judged).toList());
    }

    private Judged judged(DecisionJudgement judgement) {
        var held = judgement.heldAt() == null ? judgement.at() : judgement.heldAt();
        return new Judged(
                held.atZone(clock.getZone()).toLocalDate().toString(),
                judgement.voice(),
                rows.name(judgement.by()),
                judgement.weight(),
                roleName(JudgedPerson.role(judgement)),
                judgement.attitude() == null ? null : attitudeName(judgement.attitude()),
                judgement.reason());
    }

    /** Whoever was judged, and whoever decides or is our ally without having been. */
    private @Nullable DecisionPicture picture(List<JudgedPerson> known) {
        var drawn = known.stream()
                .filter(one -> one.last() != null
                        || one.weight() != null
                        || one.role() == ContactRole.DECISION_MAKER
                        || one.role() == ContactRole.ALLY)
                .map(one -> {
                    var before = one.before();
                    return new DecisionDrawing.Person(
                            one.person().name(),
                            one.role() == null ? null : one.role().name(),
                            one.weight(),
                            one.attitude(),
                            told(one),
                            before.weight(),
                            before.attitude());
                })
                .toList();
        return drawn.isEmpty() ? null : new DecisionDrawing(drawn).draw(this::attitudeName, this::roleName);
    }

    private String told(JudgedPerson one) {
        var said = new ArrayList<String>();
        if (one.role() != null) {
            said.add(words.of("customer.role." + one.role()));
        }
        if (one.weight() != null) {
            said.add(one.weight() + " %");
        }
        said.add(attitudeName(one.attitude()));
        return one.person().name() + ": " + String.join(", ", said);
    }

    private String attitudeName(@Nullable Attitude attitude) {
        return words.of("story.attitude." + (attitude == null ? "NONE" : attitude));
    }

    private @Nullable String roleName(@Nullable ContactRole role) {
        return role == null ? null : words.of("customer.role." + role);
    }

    private String roleName(String role) {
        return words.of(role.equals(RoleSigns.UNKNOWN) ? "story.map.noRole" : "customer.role." + role);
    }
}
