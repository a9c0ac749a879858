package io.gendan.pipeline.demo;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.MovableClock;
import io.gendan.engine.WorkingCalendar;
import io.gendan.pipeline.demo.Simulation.StoryBroken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The invented customers of the demo people, at the first start of the embedded database. They have lived through the
 * last weeks: every record was made by the real processes, with the clock moved. All of it is one transaction, so that
 * a first start that is cut off leaves nothing behind and the next one begins anew. It is over before the program is
 * ready and before the engine's own executor starts.
 */
@Component
@Order(30)
@OnDemo
class DemoCompany implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCompany.class);

    private final GendanProperties properties;
    private final Simulation simulation;
    private final Facts facts;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    DemoCompany(
            GendanProperties properties,
            Simulation simulation,
            Facts facts,
            WorkingCalendar calendar,
            Clock clock,
            JdbcClient database,
            TransactionTemplate transaction) {
        this.properties = properties;
        this.simulation = simulation;
        this.facts = facts;
        this.calendar = calendar;
        this.clock = clock;
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (database.sql("select exists (select 1 from customer)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        var begun = System.nanoTime();
        var library = new Library();
        var customers = new ArrayList<>(library.customers());
        while (!customers.isEmpty() && !live(library, customers)) {
            // Begun anew without the customer whose story does not hold: a demo never keeps the program from starting.
        }
        LOG.info(
                "The demo company has come alive: {} customers in {} s",
                customers.size(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    }

    private boolean live(Library library, List<Map<String, String>> customers) {
        var now = clock.instant();
        var plots = new Plots(library, facts, new Timetable(now, properties.zone(), calendar))
                .of(customers, properties.demoSeed());
        try {
            transaction.executeWithoutResult(status -> simulation.run(customers, plots, now));
            return true;
        } catch (StoryBroken broken) {
            LOG.warn("The demo company does without a customer whose story broke off: {}", broken.getMessage());
            LOG.debug("The failure", broken);
            if (!customers.removeIf(customer -> broken.customer().equals(customer.get("name")))) {
                customers.clear();
            }
            return false;
        } finally {
            MovableClock.runAgain(properties.clockOffset());
        }
    }
}
