package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.BusinessKeyLock;
import io.gendan.engine.ModelDates;
import io.gendan.engine.Redated;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reckons all open dates of customers anew (CD-07): those around the next contact by record and policy, all others by
 * what their models say. A lost customer that is to be looked at again has such dates too.
 */
@Component
public class CustomerDates {

    private final BusinessKeyLock lock;
    private final OpenDates openDates;
    private final Journeys journeys;
    private final NextContacts nextContacts;
    private final ModelDates models;
    private final TaskContexts taskContexts;

    CustomerDates(
            BusinessKeyLock lock,
            OpenDates openDates,
            Journeys journeys,
            NextContacts nextContacts,
            ModelDates models,
            TaskContexts taskContexts) {
        this.lock = lock;
        this.openDates = openDates;
        this.journeys = journeys;
        this.nextContacts = nextContacts;
        this.models = models;
        this.taskContexts = taskContexts;
    }

    /**
     * Moves what has to move, all or nothing, and lets the customers' open forms show the windows that now hold. Call it
     * as the system, with the customers in order of their numbers.
     *
     * @return every date that was looked at, moved or not
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Redated> reckon(List<CustomerNumber> numbers) {
        numbers.forEach(number -> lock.lock(number.value()));
        return models.together(() -> {
            var dates = new ArrayList<Redated>();
            openDates.of(numbers).forEach((number, open) -> dates.addAll(reckon(number, open)));
            return dates;
        });
    }

    private List<Redated> reckon(CustomerNumber number, List<OpenDate> open) {
        var dates = new ArrayList<Redated>();
        if (open.stream().anyMatch(date -> !date.isOfModel())) {
            journeys.latest(number)
                    .filter(Journey::isOpen)
                    .ifPresent(journey -> dates.addAll(nextContacts.follow(journey, open)));
        }
        open.stream()
                .filter(OpenDate::isOfModel)
                .map(date -> date.timer() ? models.timer(date.id()) : models.task(date.id()))
                .flatMap(Optional::stream)
                .forEach(dates::add);
        if (open.stream().anyMatch(date -> !date.timer())) {
            taskContexts.refresh(number.value());
        }
        return dates;
    }
}
