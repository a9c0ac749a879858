package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The desks of the people of one test: each has a browser of their own and stays signed in there. A test fails when a
 * page met an error that nobody expected; what was on the screens then is kept in target/pictures.
 */
final class Desks implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final Map<String, Desk> desks = new LinkedHashMap<>();
    private Playwright playwright;
    private Browser browser;
    private String home = "";

    @Override
    public void beforeAll(ExtensionContext test) {
        var port = SpringExtension.getApplicationContext(test)
                .getEnvironment()
                .getProperty("local.server.port", Integer.class);
        home = "http://localhost:" + port;
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        PlaywrightAssertions.setDefaultAssertionTimeout(Desk.PATIENCE);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright.chromium().launch(Chromium.options().setTimeout(Desk.PATIENCE));
    }

    /** The desk of this person, who works in English and has signed in. */
    Desk of(String login) {
        return of(login, "en-US");
    }

    /** The desk of this person, who works in this language and has signed in. */
    Desk of(String login, String locale) {
        return desks.computeIfAbsent(login + " " + locale, who -> new Desk(browser, home, login, locale));
    }

    void haveNoErrors() {
        desks.forEach((who, desk) ->
                assertThat(desk.errors()).as("errors on the pages of " + who).isEmpty());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        try {
            if (test.getExecutionException().isPresent()) {
                desks.forEach((who, desk) -> desk.picture("failed-" + test.getDisplayName() + "-" + who));
            } else {
                haveNoErrors();
            }
        } finally {
            desks.values().forEach(Desk::close);
            desks.clear();
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (browser != null) {
            browser.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }
}
