package io.gendan.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.engine.ProcessVariables;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the engine holds of customers, now and in its history, beside what the forms of open tasks show: the few variables
 * by which paths are chosen, each an id, a flag, the name of a choice or a day.
 */
public final class EngineVariables {

    private static final String HELD = """
            select v.name_ || ' ' || v.type_ || ' ' || coalesce(v.text_, v.long_::text, v.double_::text, v.bytearray_id_, '')
                from act_ru_variable v join act_ru_execution p on p.id_ = v.proc_inst_id_
                where p.business_key_ in (:numbers) and v.task_id_ is null
            union all
            select v.name_ || ' ' || v.var_type_ || ' ' || coalesce(v.text_, v.long_::text, v.double_::text, v.bytearray_id_, '')
                from act_hi_varinst v join act_hi_procinst p on p.id_ = v.proc_inst_id_
                where p.business_key_ in (:numbers)
            union all
            select d.name_ || ' ' || d.var_type_ || ' ' || coalesce(d.text_, d.long_::text, d.double_::text, d.bytearray_id_, '')
                from act_hi_detail d join act_hi_procinst p on p.id_ = d.proc_inst_id_
                where p.business_key_ in (:numbers) and d.name_ is not null
            """;

    /** Variables of tasks that nobody has before them any more. */
    private static final String LEFT = """
            select v.name_ from act_ru_variable v join act_ru_execution p on p.id_ = v.proc_inst_id_
            where p.business_key_ in (:numbers) and v.task_id_ is not null
                and not exists (select from act_ru_task t where t.id_ = v.task_id_)
            """;

    private static final String HARMLESS = "(%s) (string|boolean|integer|long|date|null)"
            + " ([A-Z][A-Z0-9_]*|true|false|[0-9]*|C-[0-9]{6,}|[0-9a-f-]{36}|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.Z+-]*)?)";

    private EngineVariables() {}

    /** Fails for everything else that is held of these customers; how much is held. */
    public static int holdNothingConfidential(List<String> numbers, JdbcClient database) {
        var held = ask(HELD, numbers, database);
        assertThat(held)
                .as("process variables of %s: names, types and values", numbers)
                .allMatch(variable -> variable.matches(HARMLESS.formatted(String.join("|", ProcessVariables.KEPT))));
        assertThat(ask(LEFT, numbers, database))
                .as("variables of tasks that are done")
                .isEmpty();
        return held.size();
    }

    private static List<String> ask(String question, List<String> numbers, JdbcClient database) {
        return database.sql(question)
                .param("numbers", numbers)
                .query(String.class)
                .list();
    }
}
