package io.gendan.engine.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.IncidentQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * How many instances of each process there are, the engine and Cockpit tell of all of them to whoever knows the process.
 * Here each is told of those that they may read: senior managers and directors of their department's. Cockpit asks the
 * database itself, past every command of the engine, so both are mended where they answer.
 */
class SeenCounts extends OncePerRequestFilter {

    private static final Pattern STATISTICS =
            Pattern.compile("/(camunda/api|engine-rest)/(.+/)?process-definition/statistics/?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectProvider<ProcessEngine> engine;

    SeenCounts(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        return request.getRemoteUser() == null || !STATISTICS.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK) {
            var counted = JSON.readTree(answer.getContentAsByteArray());
            asPerson(request.getRemoteUser(), () -> counted.forEach(this::narrow));
            answer.resetBuffer();
            answer.getOutputStream().write(JSON.writeValueAsBytes(counted));
        }
        answer.copyBodyToResponse();
    }

    private void asPerson(String login, Runnable counting) {
        var identity = engine.getObject().getIdentityService();
        var groups = identity.createGroupQuery().groupMember(login).list();
        identity.setAuthentication(login, groups.stream().map(Group::getId).toList());
        try {
            counting.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** The engine counts by version of a process, Cockpit all versions of it; neither counts jobs unless it is asked to. */
    private void narrow(JsonNode counts) {
        var process = (ObjectNode) counts;
        if (process.path("instances").asInt() > 0) {
            process.put("instances", instances(process));
        }
        if (process.path("failedJobs").asInt() > 0) {
            process.put("failedJobs", failedJobs(process));
        }
        var incidents = process.path("incidents");
        if (incidents.asInt() > 0) {
            process.put("incidents", incidents(process).count());
        }
        for (var kind : incidents) {
            long seen = incidents(process)
                    .incidentType(kind.path("incidentType").asText())
                    .count();
            // of those alone that began here, if that was asked
            ((ObjectNode) kind)
                    .put(
                            "incidentCount",
                            Math.min(seen, kind.path("incidentCount").asLong()));
        }
    }

    private long instances(JsonNode process) {
        var instances = engine.getObject().getRuntimeService().createProcessInstanceQuery();
        return process.has("key")
                ? instances.processDefinitionKey(process.path("key").asText()).count()
                : instances.processDefinitionId(process.path("id").asText()).count();
    }

    private long failedJobs(JsonNode process) {
        return engine.getObject()
                .getManagementService()
                .createJobQuery()
                .processDefinitionId(process.path("id").asText())
                .noRetriesLeft()
                .count();
    }

    private IncidentQuery incidents(JsonNode process) {
        var incidents = engine.getObject().getRuntimeService().createIncidentQuery();
        return process.has("key")
                ? incidents.processDefinitionKeyIn(process.path("key").asText())
                : incidents.processDefinitionId(process.path("id").asText());
    }
}
