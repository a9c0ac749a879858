package io.gendan.contact.message;

import io.gendan.contact.TemplateOffers;
import io.gendan.contact.outbox.Carriers;
import io.gendan.contact.outbox.Medium;
import io.gendan.engine.Words;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the forms about messages bring along: the templates there are, and what is to be sent to whom. */
@Component
class MessageForms implements JourneyTaskContext {

    private static final String PREPARATION = "UserTask_PrepareContact";
    private static final String SENDING = "UserTask_SendMessage";

    private final TemplateOffers templates;
    private final Preparations preparations;
    private final WrittenMessages messages;
    private final Recipients recipients;
    private final Carriers carriers;
    private final Words words;

    MessageForms(
            TemplateOffers templates,
            Preparations preparations,
            WrittenMessages messages,
            Recipients recipients,
            Carriers carriers,
            Words words) {
        this.templates = templates;
        this.preparations = preparations;
        this.messages = messages;
        this.recipients = recipients;
        this.carriers = carriers;
        this.words = words;
    }

    @Override
    public boolean isFor(String taskKey) {
        return taskKey.equals(PREPARATION) || taskKey.equals(SENDING);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return taskKey.equals(PREPARATION) ? templates(journey) : sending(journey);
    }

    private Map<String, Object> templates(Journey journey) {
        var offered = templates.to(journey);
        return Map.of(
                "templateOptions",
                offered.stream()
                        .map(one -> Map.of("value", one.called(), "label", one.called()))
                        .toList(),
                "templates",
                offered.stream()
                        .map(one -> Map.of(
                                "name", one.called(),
                                "subject", one.subject() == null ? "" : one.subject(),
                                "text", one.beginning()))
                        .toList());
    }

    private Map<String, Object> sending(Journey journey) {
        var sending = new LinkedHashMap<String, Object>();
        var prepared = preparations.latest(journey).orElse(null);
        messages.medium(journey).ifPresent(medium -> {
            var ways = ways(medium);
            sending.put("messageChannel", medium.name());
            sending.put("sendingWayOptions", ways);
            sending.put("sendingWay", ways.get(0).get("value"));
            if (prepared != null) {
                var draft = Preparations.draft(prepared.content());
                var person = prepared.content().get("contactPerson");
                sending.put(
                        "recipient",
                        recipients.known(journey.number(), medium, person == null ? null : person.toString()));
                sending.put("subject", draft.subject());
                sending.put("messageText", draft.text());
            }
        });
        return sending;
    }

    /** What can't be done in this installation is not offered. */
    private List<Map<String, String>> ways(Medium medium) {
        return Stream.of(SendingWay.values())
                .filter(way -> way == SendingWay.BY_HAND || carriers.isReady(medium))
                .map(way -> Map.of("value", way.name(), "label", words.of("sendingWay." + way)))
                .toList();
    }
}
