package io.gendan.rights;

import io.gendan.support.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whoever comes to the program with a session or without, and sends along every token that a page would send. */
final class Visitor {

    /** A small file as a form sends it. */
    static final String FILE = "--a-file\r\nContent-Disposition: form-data; name=\"file\"; filename=\"note.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\nA note\r\n--a-file--\r\n";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;
    private String token = "";

    private Visitor(int port) {
        base = "http://localhost:" + port;
    }

    static Visitor nobody(int port) {
        var visitor = new Visitor(port);
        visitor.token = tokenIn(visitor.send("GET", "/login", null).body());
        return visitor;
    }

    static Visitor signedIn(int port, String login) {
        var visitor = nobody(port);
        var answer = visitor.form("/login", "username=" + encoded(login) + "&password=" + encoded(People.PASSWORD));
        if (answer.headers().firstValue("Location").orElse("").contains("login")) {
            throw new AssertionError(login + " could not sign in");
        }
        visitor.token = tokenIn(visitor.send("GET", "/password", null).body());
        // brings the token of Tasklist
        visitor.send("GET", "/camunda/api/engine/engine/default/task/count", null);
        return visitor;
    }

    /** Sends this; what begins with a brace or bracket as JSON, with two dashes as a file, the rest as a filled form. */
    HttpResponse<String> send(String method, String path, @Nullable String body) {
        var request =
                request(path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", typeOf(body));
        }
        return answerTo(request);
    }

    private HttpResponse<String> form(String path, String fields) {
        return answerTo(request(path)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .setHeader("Accept", isForPrograms(path) ? "application/json, text/csv, */*" : "text/html, */*")
                .setHeader("Accept-Language", "en");
        if (!token.isEmpty()) {
            request.setHeader("X-CSRF-TOKEN", token);
        }
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(engine -> request.setHeader("X-XSRF-TOKEN", engine));
        return request;
    }

    private HttpResponse<String> answerTo(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    static boolean isForPrograms(String path) {
        return path.startsWith("/api/") || path.startsWith("/camunda/api/") || path.startsWith("/engine-rest");
    }

    private static String typeOf(String body) {
        if (body.startsWith("{") || body.startsWith("[")) {
            return "application/json";
        }
        return body.startsWith("--") ? "multipart/form-data; boundary=a-file" : "application/x-www-form-urlencoded";
    }

    private static String tokenIn(String page) {
        var token = CSRF.matcher(page);
        return token.find() ? token.group(1) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
