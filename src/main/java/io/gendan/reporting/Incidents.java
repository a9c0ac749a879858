package io.gendan.reporting;

import io.gendan.engine.Causes;
import io.gendan.engine.ModelNames;
import io.gendan.engine.Persons;
import io.gendan.engine.Refusal;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has failed for good and waits for an administrator. */
@Component
class Incidents {

    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    /** Where a called process failed, the engine notes it on each of its callers too: only the origin counts. */
    private static final String OPEN = """
            select i.id_, i.incident_timestamp_, i.proc_def_id_, i.activity_id_, i.failed_activity_id_,
                   j.handler_type_, coalesce(j.exception_msg_, i.incident_msg_) message, c.number, c.name
            from act_ru_incident i
            join act_ru_job j on j.id_ = i.configuration_
            left join act_ru_execution p on p.id_ = i.proc_inst_id_
            left join customer c on c.number = p.business_key_
            where i.incident_type_ = 'failedJob' and i.cause_incident_id_ = i.id_
            order by i.incident_timestamp_, i.id_
            """;

    private final JdbcClient database;
    private final ModelNames names;
    private final Causes causes;
    private final ManagementService jobs;
    private final IdentityService identity;
    private final AuditTrail trail;

    Incidents(
            JdbcClient database,
            ModelNames names,
            Causes causes,
            ManagementService jobs,
            IdentityService identity,
            AuditTrail trail) {
        this.database = database;
        this.names = names;
        this.causes = causes;
        this.jobs = jobs;
        this.identity = identity;
        this.trail = trail;
    }

    /** The open ones, oldest first. */
    List<Incident> open() {
        return database.sql(OPEN).query(this::read).list();
    }

    /**
     * Tries the failed job again at once, as the system; a success ends the incident.
     *
     * @throws Refusal 404 for an unknown incident; 409 when it is over already, and when the job fails again, with its
     *     cause
     */
    void retry(String id, String administrator) {
        var job = database.sql(
                        "select configuration_ from act_ru_incident where id_ = ? and incident_type_ = 'failedJob'")
                .param(id)
                .query(String.class)
                .optional()
                .orElseThrow(
                        () -> wasThere(id) ? Refusal.conflict("incident.over") : Refusal.notFound("incident.unknown"));
        LOG.info("{} tries incident {} again", administrator, id);
        trail.putAlone(AuditKind.RETRIED, administrator, null, Map.of("what", "incident", "incident", id));
        try {
            Persons.asSystem(identity, () -> jobs.executeJob(job));
        } catch (OptimisticLockingException another) {
            throw Refusal.conflict("changedMeanwhile");
        } catch (RuntimeException failure) {
            LOG.warn("Incident {} failed again", id, failure);
            throw jobs.createJobQuery().jobId(job).count() == 0
                    ? Refusal.conflict("incident.over")
                    : Refusal.conflict("incident.failsAgain", causes.of(failure));
        }
    }

    private boolean wasThere(String id) {
        return database.sql("select count(*) from act_hi_incident where id_ = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private Incident read(ResultSet row, int index) throws SQLException {
        var definition = row.getString("proc_def_id_");
        var at = definition == null
                ? null
                : names.of(definition, row.getString("failed_activity_id_"), row.getString("activity_id_"));
        return new Incident(
                row.getString("id_"),
                row.getString("number"),
                row.getString("name"),
                at == null ? row.getString("handler_type_") : at.step(),
                at == null ? null : at.process(),
                row.getTimestamp("incident_timestamp_").toInstant(),
                row.getString("message"));
    }
}
