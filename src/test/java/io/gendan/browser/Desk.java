package io.gendan.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

/** One person's browser, in Shanghai, with the engine's time on its clock. */
final class Desk {

    /** In milliseconds: several builds may share the machine, and what is awaited comes long before. */
    static final double PATIENCE = 90_000;

    private static final Path PICTURES = Path.of("target", "pictures");

    /** What Tasklist, and our tab in it, ask once more for the task that has just been completed. */
    private static final Pattern TASK = Pattern.compile("/task/[\\w-]+(/comment)?$|/api/tasks/[\\w-]+/story\\?page=0$");

    /** What Cockpit asks for on its page of tasks, and nobody may. */
    private static final String GROUPS = "/task/report/candidate-group-count";

    private final String home;
    private final BrowserContext context;
    private final Page page;
    private final Awakened awakened;
    private final List<String> errors = new ArrayList<>();
    private int refusalsExpected;
    private boolean knowsTasklist;

    Desk(Browser browser, String home, String login, String locale) {
        this.home = home;
        context = browser.newContext(new NewContextOptions()
                .setLocale(locale)
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(1280, 900));
        context.setDefaultTimeout(PATIENCE);
        context.clock().install(new Clock.InstallOptions().setTime(Date.from(Stories.now())));
        awakened = new Awakened(context);
        page = context.newPage();
        page.onResponse(this::answered);
        page.onPageError(error -> errors.add("script: " + error));
        page.onDialog(dialog -> {
            errors.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                errors.add("console: " + message.text());
            }
        });
        signIn(login);
    }

    private void signIn(String login) {
        page.navigate(home + "/login");
        page.locator("input[name=username]").fill(login);
        page.locator("input[name=password]").fill(People.passwordOf(login));
        page.locator("form button").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    private void answered(Response answer) {
        if (answer.status() < 400
                || answer.status() == 404 && TASK.matcher(answer.url()).find()
                || answer.status() == 403 && answer.url().endsWith(GROUPS)) {
            return;
        }
        if (refusalsExpected > 0 && answer.status() < 500) {
            refusalsExpected--;
        } else {
            errors.add(line(answer));
        }
    }

    private static String line(Response answer) {
        return answer.status() + " " + answer.request().method() + " " + answer.url();
    }

    Tasklist tasklist() {
        return new Tasklist(this, home);
    }

    /** Whether this is the person's first look at Tasklist. */
    boolean comesToTasklist() {
        var first = !knowsTasklist;
        knowsTasklist = true;
        return first;
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        page.navigate(home + path);
        return page;
    }

    /** What the server answers this person behind the pages. */
    String asks(String path) {
        return answer(path).text();
    }

    APIResponse answer(String path) {
        return context.request().get(home + path);
    }

    /** The next answer with which the server refuses something is what the test is about. */
    void expectsRefusal() {
        refusalsExpected++;
    }

    /** That this was refused is what others test. */
    void tolerates(Response refusal) {
        if (refusal.status() < 500) {
            errors.remove(line(refusal));
        }
    }

    /** The engine's time has moved on, and the person looks at the page anew. */
    void looksAgain() {
        context.clock().setSystemTime(Date.from(Stories.now()));
        page.reload();
    }

    void picture(String name) {
        page.screenshot(new ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(PICTURES.resolve(name.replaceAll("\\W+", "-") + ".png")));
    }

    void picture(String name, int width, int height) {
        size(width, height);
        picture(name);
        size(1280, 900);
    }

    /** The page learns of its new size a moment later; till then everything stands where it stood. */
    private void size(int width, int height) {
        page.setViewportSize(width, height);
        page.waitForFunction("width => innerWidth === width", width);
    }

    /** What went wrong on the pages, and what came to life there, up to now. */
    List<String> errors() {
        var all = new ArrayList<>(awakened());
        all.addAll(errors);
        return all;
    }

    /** What of the texts on the pages came to life, up to now. */
    List<String> awakened() {
        // What the page has told before it answers has arrived when it answers.
        page.evaluate("() => true");
        return awakened.told();
    }

    /** What has gone wrong so far is what the test is about. */
    void forgetsErrors() {
        errors.clear();
        awakened.told().clear();
    }

    void close() {
        context.close();
    }
}
