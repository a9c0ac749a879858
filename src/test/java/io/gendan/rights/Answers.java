package io.gendan.rights;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of answers that the table of rights knows. */
final class Answers {

    private Answers() {}

    /**
     * What kind of answer this is: {@code 401} nobody has signed in, {@code 403} not for this role, {@code 404} there is no
     * such thing for this person, {@code shows} and {@code hides} for what does and doesn't name the customer, {@code in}
     * for whatever else the content decides.
     *
     * @param there whether what was asked for by its id is there, so that whoever is let in finds it
     */
    static String of(HttpResponse<String> answer, String expected, String number, boolean there) {
        int status = answer.statusCode();
        var location = answer.headers().firstValue("Location").orElse("");
        if (status >= 500) {
            return "failure " + status;
        }
        if (status == 401 || (status == 302 && location.endsWith("/login"))) {
            return "401";
        }
        if (status == 403) {
            return "403";
        }
        if (status == 404 && (there || expected.equals("404") || isUnknown(answer.body(), number))) {
            return "404";
        }
        if (expected.equals("shows") || expected.equals("hides")) {
            return status != 200 ? String.valueOf(status) : answer.body().contains(number) ? "shows" : "hides";
        }
        return "in";
    }

    /** Whether the customer itself, or the task, was the thing that isn't there. */
    private static boolean isUnknown(String body, String number) {
        return body.contains("task.unknown") || body.contains("There is no customer " + number);
    }

    /** All that an answer tells: status, headers and body, without the number that was asked for and what differs always. */
    static String withoutNumber(HttpResponse<String> answer, String number) {
        Map<String, Object> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> name.matches("(?i)date|set-cookie|connection|keep-alive"));
        return (answer.statusCode() + "\n" + headers + "\n" + answer.body())
                .replace(number, "C-…")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "_csrf")
                .replaceAll("nonce-[^'\"]+", "nonce")
                .replaceAll("value=\"[A-Za-z0-9_-]{40,}\"", "token");
    }
}
