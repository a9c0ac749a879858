package io.gendan.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, sends the tokens that pages and Tasklist send, follows no redirect. */
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final int MOST_AT_A_TIME = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;

    /** A browser that nobody has signed in with yet. */
    public Browser(int port) {
        base = "http://localhost:" + port;
    }

    /** A browser in which this person has signed in. */
    public static Browser of(int port, String login) {
        var browser = new Browser(port);
        var answer = browser.signIn(login, People.passwordOf(login));
        if (browser.location(answer).contains("error")) {
            throw new AssertionError(login + " could not sign in");
        }
        return browser;
    }

    public HttpResponse<String> signIn(String login, String password) {
        return postForm("/login", "/login", Map.of("username", login, "password", password));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path, "text/html").GET());
    }

    /** Asks for a page with a further header. */
    public HttpResponse<String> get(String path, String header, String value) {
        return send(request(path, "text/html").header(header, value).GET());
    }

    public HttpResponse<String> getJson(String path) {
        return send(request(path, "application/json").GET());
    }

    /** Asks in a language, such as {@code zh-CN}. */
    public HttpResponse<String> getJson(String path, String language) {
        return send(request(path, "application/json")
                .header("Accept-Language", language)
                .GET());
    }

    /** All that a list of the engine holds, which answers no more than two hundred at a time. */
    public String everyPage(String path) {
        var all = new StringBuilder();
        for (int first = 0; ; first += MOST_AT_A_TIME) {
            var size = "firstResult=" + first + "&maxResults=" + MOST_AT_A_TIME;
            var page = getJson(path + (path.contains("?") ? "&" : "?") + size).body();
            all.append(page);
            try {
                if (JSON.readTree(page).size() < MOST_AT_A_TIME) {
                    return all.toString();
                }
            } catch (JsonProcessingException noList) {
                throw new AssertionError(path + " answered " + page, noList);
            }
        }
    }

    /** Fills the form of a page; the page's own token goes along. */
    public HttpResponse<String> postForm(String page, String path, Map<String, String> fields) {
        var token = CSRF.matcher(get(page).body());
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(token.find() ? form + "&_csrf=" + token.group(1) : form)));
    }

    /** Chooses a file of text in the form of a page and sends it; the page's own token goes along. */
    public HttpResponse<String> postFile(String page, String path, String name, String content, String note) {
        var token = CSRF.matcher(get(page).body());
        var parts = part("note", "", note) + part("file", "; filename=\"" + name + "\"", content);
        var body = (token.find() ? part("_csrf", "", token.group(1)) : "") + parts + "--a-file--\r\n";
        return send(request(path, "text/html")
                .header("Content-Type", "multipart/form-data; boundary=a-file")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String name, String more, String content) {
        return "--a-file\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n".formatted(name, more, content);
    }

    /** Sends JSON as Tasklist does, for example to {@code /camunda/api/engine/engine/default/task/…/submit-form}. */
    public HttpResponse<String> send(String method, String path, String json, String... headers) {
        var request = request(path, "application/json").header("Content-Type", "application/json");
        for (int at = 0; at < headers.length; at += 2) {
            request.setHeader(headers[at], headers[at + 1]);
        }
        token().ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request.method(method, BodyPublishers.ofString(json)));
    }

    /** The path to which an answer redirects, without the host; empty when it redirects nowhere. */
    public String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replace(base, "");
    }

    /** What goes along with a request that no page makes: the cookies, and the tokens of our pages and of Tasklist. */
    public Map<String, String> tokens() {
        getJson("/camunda/api/engine/engine/default/task/count");
        var own = get("/password");
        var page = CSRF.matcher((own.statusCode() == 200 ? own : get("/login")).body());
        var headers = new HashMap<String, String>();
        headers.put(
                "Cookie",
                cookies.getCookieStore().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
        if (page.find()) {
            headers.put("X-CSRF-TOKEN", page.group(1));
        }
        token().ifPresent(token -> headers.put("X-XSRF-TOKEN", token));
        return headers;
    }

    /** What this cookie holds. */
    public String cookie(String name) {
        return kept(name).orElseThrow();
    }

    private Optional<String> token() {
        return kept("XSRF-TOKEN");
    }

    private Optional<String> kept(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", accept);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }
}
