package io.gendan.pipeline.tasklist;

import io.gendan.engine.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the filters of Tasklist exactly the {@link ReadyFilter}s, at every start: what is missing is made, what was defined
 * otherwise is changed, what is no longer defined goes. Nobody but the system makes or changes any.
 */
@Component
@Order(TasklistFilters.AFTER_PEOPLE)
class TasklistFilters implements ApplicationRunner {

    static final int AFTER_PEOPLE = 20;

    private static final String KEY = "gendan";

    private final FilterService filters;
    private final TaskService tasks;
    private final FilterReaders readers;
    private final Words words;
    private final JdbcClient database;

    TasklistFilters(FilterService filters, TaskService tasks, FilterReaders readers, Words words, JdbcClient database) {
        this.filters = filters;
        this.tasks = tasks;
        this.readers = readers;
        this.words = words;
        this.database = database;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        // Of several nodes that start at the same time, one makes the lists.
        database.sql("select 1 from (select pg_advisory_xact_lock(hashtext('gendan.filters'))) as locked")
                .query(Integer.class)
                .single();
        var outdated = new ArrayList<>(filters.createFilterQuery().list());
        var established = new LinkedHashMap<String, ReadyFilter>();
        for (var ready : ReadyFilter.all()) {
            var known = outdated.stream().filter(filter -> is(ready, filter)).findFirst();
            known.ifPresent(outdated::remove);
            established.put(establish(ready, known.orElse(null)), ready);
        }
        outdated.forEach(filter -> filters.deleteFilter(filter.getId()));
        readers.establish(established);
    }

    /** By its key; the filter of the first version had none, and its name. */
    private boolean is(ReadyFilter ready, Filter filter) {
        var properties = filter.getProperties();
        var key = properties == null ? null : properties.get(KEY);
        return key == null ? filter.getName().equals(name(ready)) : key.equals(ready.key());
    }

    /** Makes or changes the filter where it must be, and returns its id. */
    private String establish(ReadyFilter ready, @Nullable Filter known) {
        var wanted = (FilterEntity) filters.newTaskFilter(name(ready));
        wanted.setQuery(ready.in(tasks.createTaskQuery()));
        wanted.setProperties(properties(ready));
        // As they are read again.
        wanted.setPropertiesInternal(wanted.getPropertiesInternal());
        if (known == null) {
            return filters.saveFilter(wanted).getId();
        }
        if (!same(wanted, (FilterEntity) known)) {
            known.setName(wanted.getName());
            known.setQuery(ready.in(tasks.createTaskQuery()));
            known.setProperties(wanted.getProperties());
            filters.saveFilter(known);
        }
        return known.getId();
    }

    private static boolean same(FilterEntity one, FilterEntity other) {
        return one.getName().equals(other.getName())
                && one.getQueryInternal().equals(other.getQueryInternal())
                && Objects.equals(one.getProperties(), other.getProperties());
    }

    private String name(ReadyFilter ready) {
        return words.of("filter." + ready.key());
    }

    /** In a fixed order, so that the same is stored alike. */
    private Map<String, Object> properties(ReadyFilter ready) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put(KEY, ready.key());
        properties.put("description", words.of("filter." + ready.key() + ".description"));
        properties.put("priority", 10 * (ready.ordinal() + 1));
        properties.put("color", ready.color());
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put(
                "variables",
                List.of(
                        variable("customerName", words.of("filter.customer")),
                        variable("stage", words.of("filter.stage")),
                        variable("contactWindow", words.of("filter.contactWindow")),
                        variable("tags", words.of("filter.tags"))));
        return properties;
    }

    private static Map<String, String> variable(String name, String label) {
        var variable = new LinkedHashMap<String, String>();
        variable.put("name", name);
        variable.put("label", label);
        return variable;
    }
}
