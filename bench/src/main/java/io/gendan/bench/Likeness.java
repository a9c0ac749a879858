package io.gendan.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the program takes a copied customer for a real one: the same work leads both to the same next work. */
final class Likeness {

    private static final Map<String, Object> PREPARED = Map.of(
            "channel", "PHONE",
            "contactPerson", "Ms. Qian",
            "iceBreaker", "Congratulations on the new plant",
            "script", "We select one company per industry and region; may I tell you how?",
            "hook", "What their strongest competitor asked us last month",
            "news", "The study on dealer training has come out");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final JdbcClient database;
    private final int port;

    Likeness(JdbcClient database, int port) {
        this.database = database;
        this.port = port;
    }

    void check(String source, String copy) throws IOException, InterruptedException {
        while (tasks(source).isEmpty()) {
            LockSupport.parkNanos(250_000_000);
        }
        var expected = afterPreparing(source);
        var found = afterPreparing(copy);
        if (!found.equals(expected) || found.contains("UserTask_PrepareContact")) {
            throw new IllegalStateException(source + " goes on with " + expected + ", its copy with " + found);
        }
        System.out.printf("%s and its copy %s both go on with %s%n", source, copy, found);
    }

    private List<String> afterPreparing(String number) throws IOException, InterruptedException {
        var task = tasks(number).stream()
                .filter(open -> open.key().equals("UserTask_PrepareContact"))
                .findFirst()
                .orElseThrow();
        var body = json.createObjectNode();
        var variables = body.putObject("variables");
        PREPARED.forEach((name, value) -> variables.putObject(name).put("value", (String) value));
        var login = Base64.getEncoder()
                .encodeToString((task.assignee() + ":" + Node.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var answer = http.send(
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + port + "/engine-rest/task/" + task.id() + "/submit-form"))
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(number + ": " + answer.statusCode() + " " + answer.body());
        }
        return tasks(number).stream().map(Task::key).toList();
    }

    private List<Task> tasks(String number) {
        return database.sql("""
                        select task.id_ id, task.task_def_key_ key, task.assignee_ assignee from act_ru_task task
                        join act_ru_execution own on own.id_ = task.proc_inst_id_ where own.business_key_ = ?""")
                .param(number)
                .query(Task.class)
                .list();
    }

    private record Task(String id, String key, String assignee) {}
}
