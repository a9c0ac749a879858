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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reckons all open dates of one customer anew (CD-07): those around the next contact by record and policy, all others by
 * what their models say. A lost customer that is to be looked at again has such dates too.
 */
@Component
public class CustomerDates {

    private final BusinessKeyLock lock;
    private final Journeys journeys;
    private final NextContacts nextContacts;
    private final OtherDates others;
    private final ModelDates models;
    private final OpenWork openWork;
    private final TaskContexts taskContexts;

    CustomerDates(
            BusinessKeyLock lock,
            Journeys journeys,
            NextContacts nextContacts,
            OtherDates others,
            ModelDates models,
            OpenWork openWork,
            TaskContexts taskContexts) {
        this.lock = lock;
        this.journeys = journeys;
        this.nextContacts = nextContacts;
        this.others = others;
        this.models = models;
        this.openWork = openWork;
        this.taskContexts = taskContexts;
    }

    /**
     * Moves what has to move, and lets the customer's open forms show the windows that now hold. Call it as the system.
     *
     * @return every date that was looked at, moved or not
     */
    @Transactional
    public List<Redated> reckon(CustomerNumber number) {
        lock.lock(number.value());
        var dates = new ArrayList<Redated>();
        journeys.latest(number)
                .filter(Journey::isOpen)
                .map(nextContacts::follow)
                .ifPresent(dates::addAll);
        others.timers(number).forEach(timer -> models.timer(timer).ifPresent(dates::add));
        others.tasks(number).forEach(task -> models.task(task).ifPresent(dates::add));
        if (!openWork.tasks(number).isEmpty()) {
            taskContexts.refresh(number.value());
        }
        return dates;
    }
}
