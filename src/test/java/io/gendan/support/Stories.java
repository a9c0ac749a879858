package io.gendan.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gendan.customer.CustomerNumber;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.pipeline.OpenTask;
import io.gendan.pipeline.OpenWork;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets tests tell what people do with a customer, in the words of the domain. After every step no customer may be
 * forgotten (ST-04). People act through the engine's doors, as they do from Tasklist.
 */
@Component
public class Stories {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProcessEngine engine;
    private final OpenWork openWork;
    private final Journeys journeys;
    private final JdbcClient database;

    Stories(ProcessEngine engine, OpenWork openWork, Journeys journeys, JdbcClient database) {
        this.engine = engine;
        this.openWork = openWork;
        this.journeys = journeys;
        this.database = database;
    }

    /** The story of one customer. */
    public Story of(String number) {
        return new Story(new CustomerNumber(number));
    }

    public static void itIs(String time) {
        ClockUtil.setCurrentTime(Date.from(OffsetDateTime.parse(time).toInstant()));
    }

    /** The moment that is written so. */
    public static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    public static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** A fluent account of what happens to one customer. */
    public final class Story {

        private final CustomerNumber number;
        private final Set<String> reached = new TreeSet<>();

        private Story(CustomerNumber number) {
            this.number = number;
        }

        /** A person completes the open task with these fields. */
        public Story completes(String login, String task, Map<String, Object> fields) {
            var open = task(task);
            as(login, () -> {
                if (open.assignee() == null) {
                    engine.getTaskService().claim(open.taskId(), login);
                }
                engine.getFormService().submitTaskForm(open.taskId(), new HashMap<>(fields));
            });
            reached.add(task);
            nobodyIsForgotten();
            return this;
        }

        /** The open task with this key; there must be exactly one. */
        public OpenTask task(String key) {
            var tasks = openWork.tasks(number).stream()
                    .filter(open -> open.key().equals(key))
                    .toList();
            assertThat(tasks)
                    .as("open tasks %s of %s, all: %s", key, number.value(), openWork.tasks(number))
                    .hasSize(1);
            return tasks.get(0);
        }

        public List<String> openTasks() {
            return openWork.tasks(number).stream().map(OpenTask::key).toList();
        }

        /** What the form of an open task shows under this name, as the browser gets it. */
        public JsonNode shows(String task, String variable) {
            var value = engine.getTaskService().getVariableLocal(task(task).taskId(), variable);
            try {
                return value instanceof String text ? TextNode.valueOf(text) : JSON.readTree(String.valueOf(value));
            } catch (JsonProcessingException noJson) {
                throw new AssertionError(variable + " is no JSON: " + value, noJson);
            }
        }

        /** Until when the journey waits. */
        public Instant waitsUntil() {
            return openWork.waiting(number).orElseThrow().until();
        }

        /** Time passes until the wait is over, and the engine does what is due. */
        public Story waitEnds() {
            return timePassesTo(waitsUntil());
        }

        /** Time passes to this moment, and the engine does what is due for this customer, earliest first. */
        public Story timePassesTo(Instant moment) {
            for (var job = nextJob(moment); job != null; job = nextJob(moment)) {
                var due = engine.getManagementService()
                        .createJobQuery()
                        .jobId(job)
                        .singleResult()
                        .getDuedate();
                if (due.after(ClockUtil.getCurrentTime())) {
                    ClockUtil.setCurrentTime(due);
                }
                engine.getManagementService().executeJob(job);
                nobodyIsForgotten();
            }
            ClockUtil.setCurrentTime(Date.from(moment));
            return this;
        }

        public Journey journey() {
            return journeys.latest(number).orElseThrow();
        }

        public String stage() {
            return journey().stage().name();
        }

        private @Nullable String nextJob(Instant until) {
            return database.sql("""
                            select j.id_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_
                            where p.business_key_ = ? and j.duedate_ <= ? order by j.duedate_ limit 1""")
                    .params(number.value(), Timestamp.from(until))
                    .query(String.class)
                    .optional()
                    .orElse(null);
        }

        /** No customer is without open work (ST-04). */
        public void nobodyIsForgotten() {
            assertThat(openWork.forgotten())
                    .as("customers without open work (ST-04)")
                    .isEmpty();
        }
    }

    /** Does something in the engine as this person. */
    public void as(String login, Runnable deed) {
        try {
            engine.getIdentityService().setAuthenticatedUserId(login);
            deed.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
