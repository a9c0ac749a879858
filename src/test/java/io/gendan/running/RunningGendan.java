package io.gendan.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged program in a process of its own, as an operator starts it, and its HTTP interface. */
final class RunningGendan implements AutoCloseable {

    static final String PASSWORD = "password of the demo";

    /** Near a minute; a busy machine may need more. */
    private static final Duration FIRST_START = Duration.ofMinutes(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile int port;

    private RunningGendan(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    /** Starts the jar on these data and returns when it is ready. */
    static RunningGendan start(Path data, Map<String, String> settings) throws IOException, InterruptedException {
        var gendan = begin(data, settings);
        await().atMost(FIRST_START).until(gendan::isReady);
        return gendan;
    }

    /** Starts the jar on these data and returns when its past is still being told, if it is the first start. */
    static RunningGendan begin(Path data, Map<String, String> settings) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx700m",
                        "-jar",
                        jar().toString())
                .redirectErrorStream(true);
        var environment = builder.environment();
        // Chosen when it is taken: one that is free now may be another program's by then.
        environment.put("SERVER_PORT", "0");
        environment.put("GENDAN_DATA_DIR", data.toString());
        environment.put("GENDAN_DEMO_PASSWORD", PASSWORD);
        environment.put("GENDAN_ENGINE_REST", "true");
        environment.putAll(settings);
        var gendan = new RunningGendan(builder.start(), data);
        var reader = new Thread(gendan::read, "output of the program");
        reader.setDaemon(true);
        reader.start();
        if (!gendan.ready.await(FIRST_START.toSeconds(), TimeUnit.SECONDS) || !gendan.process.isAlive()) {
            gendan.kill();
            throw new IllegalStateException("Not started in time:\n" + String.join("\n", gendan.lines));
        }
        return gendan;
    }

    /** The first start tells the demo's past before it takes requests. */
    boolean isReady() throws IOException, InterruptedException {
        var probe = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        return send(probe).statusCode() == 200;
    }

    /** The one line of the log with this, once it has been read: a moment later, maybe, than what is answered. */
    String told(String text) {
        await().atMost(Duration.ofMinutes(1)).until(() -> !log(text).isEmpty());
        assertThat(log(text)).hasSize(1);
        return log(text).get(0);
    }

    /** The lines of the log that contain this, as far as they have been read. */
    List<String> log(String text) {
        return List.copyOf(lines).stream().filter(line -> line.contains(text)).toList();
    }

    /** What somebody gets to see who isn't signed in. */
    HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build());
    }

    /** Ends the program as a power cut would: kill -9, nothing is said goodbye to. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
        databaseEnds();
    }

    /** It may still be writing when the program has ended, and nobody can remove its files then. */
    private void databaseEnds() {
        try {
            var pid = Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                    .get(0)
                    .trim();
            var server = ProcessHandle.of(Long.parseLong(pid))
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
            // Where the program had to be killed nobody has told it yet.
            server.ifPresent(ProcessHandle::destroy);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> server.filter(ProcessHandle::isAlive).isEmpty());
        } catch (IOException ended) {
            // its file goes with it
        }
    }

    JsonNode get(String login, String path) throws IOException, InterruptedException {
        var answer = send(request(login, path).GET().build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> post(String login, String path, Object body) throws IOException, InterruptedException {
        return send(request(login, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8))
                .build());
    }

    /** Sends anything at all. */
    HttpResponse<String> send(String login, String method, String path, String kind, String body)
            throws IOException, InterruptedException {
        return send(request(login, path)
                .header("Content-Type", kind)
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    HttpResponse<String> upload(String login, String path, String name, String content)
            throws IOException, InterruptedException {
        var boundary = "----gendan";
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return send(request(login, path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build());
    }

    /** Completes a task as Tasklist does: texts and numbers as they are, lists as JSON. */
    HttpResponse<String> complete(String login, String taskId, Map<String, Object> fields)
            throws IOException, InterruptedException {
        var variables = JSON.createObjectNode();
        for (var field : fields.entrySet()) {
            var variable = variables.putObject(field.getKey());
            if (field.getValue() instanceof List<?> list) {
                variable.put("value", JSON.writeValueAsString(list)).put("type", "Json");
            } else {
                variable.set("value", JSON.valueToTree(field.getValue()));
            }
        }
        return post(login, "/engine-rest/task/" + taskId + "/submit-form", Map.of("variables", variables));
    }

    private HttpRequest.Builder request(String login, String path) {
        var credentials = Base64.getEncoder().encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(3))
                .header("Authorization", "Basic " + credentials);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private void read() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                var told = PORT.matcher(line);
                if (told.find()) {
                    port = Integer.parseInt(told.group(1));
                }
                if (line.contains("Started GendanApplication")) {
                    ready.countDown();
                }
            }
        } catch (IOException killed) {
            lines.add("output ended: " + killed.getMessage());
        }
        ready.countDown();
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("gendan-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No jar in target: run mvn package first"));
        }
    }
}
