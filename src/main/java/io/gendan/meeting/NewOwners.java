package io.gendan.meeting;

import io.gendan.customer.HandedOver;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.meeting.MeetingNews.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever gets a customer takes the place of its owner before in the meeting that is still to be held (M-07, A-06). */
@Component
class NewOwners {

    private final Journeys journeys;
    private final Meetings meetings;
    private final OurSides sides;
    private final ApplicationEventPublisher news;

    NewOwners(Journeys journeys, Meetings meetings, OurSides sides, ApplicationEventPublisher news) {
        this.journeys = journeys;
        this.meetings = meetings;
        this.sides = sides;
        this.news = news;
    }

    @EventListener
    void handedOver(HandedOver change) {
        var from = change.from();
        if (from != null) {
            journeys.latest(change.number())
                    .filter(Journey::isOpen)
                    .flatMap(meetings::underWay)
                    .filter(meeting -> !meeting.isHeld())
                    .ifPresent(meeting -> replace(meeting, from, change));
        }
    }

    private void replace(Meeting meeting, String from, HandedOver change) {
        var side = sides.of(meeting);
        if (side.people().contains(from)) {
            sides.put(meeting, side.replacing(from, change.to()));
            news.publishEvent(new MeetingNews(change.number(), meeting, What.MOVED));
        }
    }
}
