package io.gendan.pipeline;

import io.gendan.engine.Refusal;
import io.gendan.journey.Channel;
import io.gendan.journey.NextStep;
import io.gendan.staff.Person;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a leader wants the next step to be taken (N-22).
 *
 * @param reason why it is arranged so
 * @param earlyReason why it may be earlier than the rule (CD-04); null where it needs none
 */
record NextStepOrder(NextStep step, String reason, @Nullable String earlyReason) {

    /**
     * Reads an order and names everything that is wrong with it at once.
     *
     * @param people who can be named
     * @throws Refusal 400 {@code journey.nextStepInvalid} with an item for each field that can't be accepted
     */
    static NextStepOrder read(Map<String, ? extends @Nullable Object> sent, List<Person> people, Clock clock) {
        var body = new Body(sent, clock);
        var who = body.text("nextStepWho", Body.LINE, true);
        var logins = people.stream().map(Person::login).toList();
        if (who != null && !logins.contains(who)) {
            body.wrong("nextStepWho", "contact.option", "nextStepWho", logins.toString());
        }
        var day = body.dayAhead("nextStepOn", true);
        var channel = body.choice("nextStepChannel", Channel.class, null);
        if (channel != null && !NextStepOrders.CHANNELS.contains(channel)) {
            body.wrong("nextStepChannel", "contact.option", "nextStepChannel", NextStepOrders.CHANNELS.toString());
        }
        var content = body.text("nextStepContent", Body.TEXT, true);
        var purpose = body.text("nextStepPurpose", Body.LINE, true);
        var promised = body.ticked("nextStepPromised");
        var early = body.text("nextStepEarlyReason", Body.TEXT, false);
        var reason = body.text("reason", Body.TEXT, true);
        if (!body.errors().isEmpty() || who == null || day == null || channel == null || reason == null) {
            throw Refusal.badRequest("journey.nextStepInvalid").with(body.errors());
        }
        return new NextStepOrder(new NextStep(who, day, channel.name(), content, purpose, promised), reason, early);
    }

    /** As it goes on record, with who was to take the step before. */
    Map<String, Object> content(@Nullable NextStep before) {
        var content = new LinkedHashMap<String, Object>();
        content.put("nextStepWho", step.who());
        content.put("nextStepOn", step.dueOn().toString());
        put(content, "nextStepChannel", step.channel());
        put(content, "nextStepContent", step.content());
        put(content, "nextStepPurpose", step.purpose());
        if (step.promised()) {
            content.put("nextStepPromised", true);
        }
        put(content, "nextStepEarlyReason", earlyReason);
        content.put("reason", reason);
        if (before != null) {
            content.put("nextStepWhoBefore", before.who());
            content.put("nextStepOnBefore", before.dueOn().toString());
        }
        return content;
    }

    private static void put(Map<String, Object> content, String key, @Nullable String value) {
        if (value != null) {
            content.put(key, value);
        }
    }
}
