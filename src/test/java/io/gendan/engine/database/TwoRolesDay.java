package io.gendan.engine.database;

import io.gendan.GendanApplication;
import io.gendan.customer.CustomerField;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Pursuits;
import io.gendan.support.Answers;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A program of its own for {@link TwoRolesTest}: starts Gendan, lives a customer's day, and tells what it saw. */
final class TwoRolesDay {

    static final String PLANTED = "planted-0815";

    private static final List<String> NOT_ALLOWED = List.of(
            "create table of_our_own (id int)",
            "alter table customer add column more text",
            "alter table record_entry disable trigger all",
            "drop table record_entry",
            "truncate record_entry",
            "create or replace function record_stays() returns trigger language plpgsql as 'begin return new; end'",
            "drop trigger record_entry_stays on record_entry",
            "update marked_day set name = 'another'",
            "delete from marked_year",
            "delete from flyway_schema_history",
            "create schema more",
            "copy customer to program 'cat'",
            "set role gendan_owner");

    private TwoRolesDay() {}

    public static void main(String[] arguments) {
        var context = SpringApplication.run(GendanApplication.class, arguments);
        var database = context.getBean(JdbcClient.class);
        say("runs as " + database.sql("select current_user").query(String.class).single());
        context.getBean(People.class).hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
        var customer = context.getBean(Customers.class)
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Brightwater Pumps", CustomerField.OWNER, "chen")),
                        "chen");
        context.getBean(Pursuits.class).start(customer.number(), "chen");
        var story = context.getBean(Stories.class).of(customer.number().value());
        story.completes("chen", "UserTask_ResearchCustomer", Answers.research());
        story.completes("chen", "UserTask_PrepareContact", Answers.preparation("PHONE"));
        story.completes("chen", "UserTask_RecordContact", Answers.contactAgain());
        story.completes("chen", "UserTask_DebriefContact", Answers.debrief());
        story.waitEnds();
        say("open after the wait: " + story.openTasks());
        say("a failure says: " + failureOf(database));
        for (var statement : NOT_ALLOWED) {
            say(statement + " -> " + answerTo(database, statement));
        }
        context.close();
    }

    private static String answerTo(JdbcClient database, String statement) {
        try {
            database.sql(statement).update();
            return "DONE";
        } catch (DataAccessException refused) {
            return "refused";
        }
    }

    /** What the database says of a row that it doesn't take goes into the log. */
    private static String failureOf(JdbcClient database) {
        try {
            database.sql("update customer set name = ?, kind = ?")
                    .params(PLANTED, PLANTED)
                    .update();
            return "nothing";
        } catch (DataAccessException failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    private static void say(String line) {
        System.out.println("DAY " + line);
    }
}
