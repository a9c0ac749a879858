package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.duplicates.Merge;
import io.gendan.customer.duplicates.MergeStep;
import io.gendan.engine.Refusal.Item;
import io.gendan.engine.TaskContexts;
import io.gendan.journey.Cause;
import io.gendan.journey.Ending;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.Journeys;
import io.gendan.journey.NewEntry;
import io.gendan.journey.Records;
import io.gendan.staff.TeamSight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The journey follows a customer that turned out to be another one, with its processes, tasks, timers and windows
 * (D-07). Only one of both may be on its way: of two journeys somebody first ends one.
 */
@Component
class MergedJourneys implements MergeStep {

    private final Journeys journeys;
    private final Records records;
    private final ProcessKeys keys;
    private final TeamSight teamSight;
    private final NextContacts nextContacts;
    private final TaskContexts taskContexts;
    private final JdbcClient database;

    MergedJourneys(
            Journeys journeys,
            Records records,
            ProcessKeys keys,
            TeamSight teamSight,
            NextContacts nextContacts,
            TaskContexts taskContexts,
            JdbcClient database) {
        this.journeys = journeys;
        this.records = records;
        this.keys = keys;
        this.teamSight = teamSight;
        this.nextContacts = nextContacts;
        this.taskContexts = taskContexts;
        this.database = database;
    }

    @Override
    public List<Item> hindrances(CustomerNumber survivor, CustomerNumber merged) {
        var hindrances = new ArrayList<Item>();
        if (isPursued(survivor) && isPursued(merged)) {
            hindrances.add(Item.of("", "duplicates.bothPursued", survivor.value(), merged.value()));
        }
        member(survivor, merged, hindrances);
        member(merged, survivor, hindrances);
        return hindrances;
    }

    private void member(CustomerNumber member, CustomerNumber pursued, List<Item> hindrances) {
        if (isMember(member) && isPursued(pursued)) {
            hindrances.add(Item.of("", "duplicates.memberPursued", member.value(), pursued.value()));
        }
    }

    @Override
    public boolean isAhead(CustomerNumber survivor, CustomerNumber merged) {
        return isPursued(merged) || isMember(merged) && !isMember(survivor);
    }

    @Override
    public List<String> merged(Merge merge) {
        var followed = keys.roots(merge.merged());
        keys.change(followed, merge.merged(), merge.survivor());
        records.put(entry(merge, merge.survivor(), EntryKind.MERGED, merge.by()));
        follow(merge.survivor());
        return followed;
    }

    /** What went on with a journey that came along, or was warned of, can't be parted from what was known before. */
    @Override
    public List<Item> hindrancesToUndo(Merge merge) {
        return database.sql("""
                        select exists (select 1 from record_entry e
                            join customer_merge_change c on c.merge_id = :merge and c.table_name = 'journey'
                                and (c.key ->> 'id')::bigint = e.journey_id
                            where not exists (select 1 from customer_merge_change r where r.merge_id = :merge
                                and r.table_name = 'record_entry' and (r.key ->> 'id')::bigint = e.id))
                            or exists (select 1 from pool_warning w
                                join customer_merge m on m.id = :merge and cardinality(m.processes) > 0
                                where w.customer_number = m.survivor and w.warned_at >= m.merged_at)
                        """).param("merge", merge.id()).query(Boolean.class).single()
                ? List.of(Item.of(
                        "",
                        "duplicates.wentOn",
                        merge.merged().value(),
                        merge.survivor().value()))
                : List.of();
    }

    @Override
    public void undone(Merge merge, List<String> followed, String by) {
        keys.change(followed, merge.survivor(), merge.merged());
        records.put(entry(merge, merge.survivor(), EntryKind.UNMERGED, by));
        follow(merge.survivor());
        follow(merge.merged());
    }

    private void follow(CustomerNumber number) {
        teamSight.follow(number.value());
        journeys.latest(number).filter(Journey::isOpen).ifPresent(nextContacts::follow);
        taskContexts.refresh(number.value());
    }

    private boolean isPursued(CustomerNumber number) {
        return journeys.latest(number).filter(Journey::isOpen).isPresent();
    }

    private boolean isMember(CustomerNumber number) {
        return journeys.latest(number)
                .filter(journey -> journey.ending() == Ending.JOINED)
                .isPresent();
    }

    private static NewEntry entry(Merge merge, CustomerNumber about, EntryKind kind, String by) {
        return new NewEntry(
                about,
                null,
                kind,
                new Cause(by, null),
                null,
                null,
                Map.of("mergedNumber", merge.merged().value(), "mergedName", merge.mergedName()));
    }
}
