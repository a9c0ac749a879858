package io.gendan.pipeline;

import io.gendan.customer.Customer;
import io.gendan.engine.Words;
import io.gendan.pipeline.JourneyFacts.Line;
import io.gendan.pipeline.Story.Card;
import io.gendan.pipeline.Story.Fact;
import io.gendan.staff.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A customer's story at a glance, put into words for the tab beside a form (N-21). */
@Component
class TabGlances {

    private static final int ALL = 100;

    private final Glances glances;
    private final BriefRows rows;
    private final Words words;

    TabGlances(Glances glances, BriefRows rows, Words words) {
        this.glances = glances;
        this.rows = rows;
        this.words = words;
    }

    TabGlance of(Customer customer, Person reader) {
        var glance = glances.of(customer.number(), reader, Glances.Breadth.TAB);
        return new TabGlance(
                glance.stages().stream().map(this::stage).toList(),
                glance.attitudes(),
                glance.map().picture(),
                notes(glance.map()),
                glance.sessions().stream().flatMap(this::said).toList());
    }

    private TabGlance.Stage stage(StageStay stay) {
        return new TabGlance.Stage(
                stay.stage(),
                words.of(stay.to() == null ? "story.days.now" : "story.days", stay.days(), stay.workingDays()),
                stay.from().toString(),
                stay.to() == null);
    }

    private List<String> notes(DecisionMap map) {
        var notes = new ArrayList<String>();
        if (map.sum() != null) {
            notes.add(words.of(map.sum() > ALL ? "story.map.sumTooHigh" : "story.map.sum", String.valueOf(map.sum())));
        }
        if (map.sealed()) {
            notes.add(words.of("story.map.sealed"));
        } else if (!map.decisionMakerKnown()) {
            notes.add(words.of("story.map.noDecisionMaker"));
        }
        return List.copyOf(notes);
    }

    private Stream<Card> said(SessionStory session) {
        return Stream.of(session.notes(), session.salesperson(), session.manager(), session.conclusion())
                .filter(Objects::nonNull)
                .map(this::card);
    }

    private Card card(Line line) {
        return new Card(
                String.valueOf(line.id()),
                line.title(),
                null,
                rows.name(line.author()),
                rows.time(line.happenedAt()),
                line.content().entrySet().stream()
                        .filter(fact -> !fact.getValue().isBlank())
                        .map(fact -> new Fact(fact.getKey(), fact.getValue()))
                        .toList());
    }
}
