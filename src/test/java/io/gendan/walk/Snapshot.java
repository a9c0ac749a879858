package io.gendan.walk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables and the engine hold of some customers at one moment. */
record Snapshot(List<Row> rows) {

    /**
     * One thing that is held.
     *
     * @param kind what it is: entry, journey, step, reminder, alarm, meeting, owner, task, wait, job, instance, incident
     * @param what what makes it equal to itself
     */
    record Row(String kind, String customer, String id, String what) {}

    private static final String QUESTION = """
            with part as (select p.id_, p.business_key_ customer, d.key_ process from act_ru_execution p
                          join act_re_procdef d on d.id_ = p.proc_def_id_
                          where p.id_ = p.proc_inst_id_ and p.business_key_ in (:numbers))
            select 'entry' kind, r.customer_number customer, r.id::text id, md5(r::text) what
                from record_entry r where r.customer_number in (:numbers)
            union all select 'journey', customer_number, id::text,
                case when closed_at is null then 'open' else 'closed' end || ' ' || stage || ' ' || coalesce(ending, '')
                from journey where customer_number in (:numbers)
            union all select 'step', n.customer_number, n.id::text,
                case when n.closed_at is null then 'open' else 'closed' end
                || case when j.closed_at is null then '' else ' of a closed journey' end
                from next_step n join journey j on j.id = n.journey_id where n.customer_number in (:numbers)
            union all select 'reminder', customer_number, id::text, concat_ws(' ', person, about, subject, due_at)
                from reminder where customer_number in (:numbers)
            union all select 'alarm', customer_number, subject || ' ' || step, raised_at::text
                from alarm where customer_number in (:numbers)
            union all select 'meeting', customer_number, id::text, concat_ws(' ', stage, planned_at, held_at, closed_at, closing)
                from meeting where customer_number in (:numbers)
            union all select 'owner', number, '', coalesce(owner, 'pool') from customer where number in (:numbers)
            union all select 'instance', customer, id_, process from part
            union all select 'task', part.customer, t.id_,
                concat_ws(' ', t.task_def_key_, part.process, t.assignee_, t.due_date_)
                from part join act_ru_task t on t.proc_inst_id_ = part.id_
            union all select case j.handler_type_ when 'timer-intermediate-transition' then 'wait' else 'job' end,
                part.customer, j.id_,
                concat_ws(' ', j.handler_cfg_, part.process, j.duedate_, case when j.retries_ > 0 then '' else 'FAILED' end)
                from part join act_ru_job j on j.process_instance_id_ = part.id_
            union all select 'incident', part.customer, i.id_, i.incident_msg_
                from part join act_ru_incident i on i.proc_inst_id_ = part.id_
            order by 1, 2, 3""";

    static Snapshot of(List<String> customers, JdbcClient database) {
        return new Snapshot(database.sql(QUESTION)
                .param("numbers", customers)
                .query((row, index) -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list());
    }

    Stream<Row> all(String kind) {
        return rows.stream().filter(row -> row.kind().equals(kind));
    }

    Stream<Row> all(String kind, String customer) {
        return all(kind).filter(row -> row.customer().equals(customer));
    }

    long count(String kind, String customer, Predicate<String> what) {
        return all(kind, customer).filter(row -> what.test(row.what())).count();
    }

    String owner(String customer) {
        return all("owner", customer).findFirst().orElseThrow().what();
    }

    /** The stage of the open journey; empty when none is open. */
    String stage(String customer) {
        return all("journey", customer)
                .map(row -> row.what().split(" "))
                .filter(words -> words[0].equals("open"))
                .map(words -> words[1])
                .findFirst()
                .orElse("");
    }

    boolean isOpen(String customer) {
        return count("journey", customer, what -> what.startsWith("open")) > 0;
    }

    /** Rows of a kind by their ids. */
    Map<String, String> byId(String kind) {
        var byId = new LinkedHashMap<String, String>();
        all(kind).forEach(row -> byId.put(row.id(), row.what()));
        return byId;
    }
}
