package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Tasklist as a person uses it: a card, its form, "Complete". */
final class Tasklist {

    /** Every input of the form with its value, the faulty ones marked. */
    private static final String INPUTS = "() => [...document.querySelectorAll('.fjs-form input, .fjs-form textarea')]"
            + ".map(i => (i.ariaInvalid === 'true' ? '! ' : '') + i.id.replace(/^fjs-form-\\w+-/, '') + '='"
            + " + (i.type === 'radio' || i.type === 'checkbox' ? i.checked : i.value)).join('; ')";

    private static final String FIRST_PAGE =
            "() => history.replaceState(history.state, '', location.href.replace(/([?&])page=\\d+(&|$)/, '$1'))";

    private static final int CARDS_ON_A_PAGE = 15;

    private final Desk desk;
    private final Page page;

    Tasklist(Desk desk, String home) {
        this.desk = desk;
        this.page = desk.page();
        if (!page.url().contains("/app/tasklist/")) {
            page.navigate(home + "/camunda/app/tasklist/default/");
        }
        if (desk.comesToTasklist()) {
            shows("My work 我的工作");
        }
    }

    /** Chooses one of the ready-made lists. */
    Tasklist shows(String list) {
        page.locator(".task-filters .task-filter")
                .filter(new FilterOptions().setHasText(list))
                .locator("h4 a")
                .click();
        assertThat(page.locator(".task-filters .task-filter.active")).containsText(list);
        return this;
    }

    /** The names of the ready-made lists that this person has. */
    List<String> lists() {
        var names = page.locator(".task-filters .task-filter h4 a");
        assertThat(names.first()).isVisible();
        return names.allInnerTexts().stream()
                .map(name -> name.replaceAll("\\s*\\(?\\d*\\)?\\s*$", "").strip())
                .toList();
    }

    /** Begins the journey of a new customer with the start form. */
    void takesUp(Map<String, Object> customer) {
        page.locator(".start-process-action a, a:has-text('Start process')")
                .first()
                .click();
        page.locator(".modal-body a:has-text('Customer journey')").first().click();
        var dialog = page.locator(".modal-content");
        new Form(dialog, "pipeline/newCustomer").fill(customer);
        var answer = page.waitForResponse(
                response -> response.url().endsWith("/submit-form"),
                () -> dialog.locator("button.btn-primary:has-text('Start')").click());
        Assertions.assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(dialog).hasCount(0);
    }

    /** The card of a task in the list; there must be exactly one. */
    Locator card(String customer, String task) {
        return page.locator("li.task")
                .filter(new FilterOptions().setHasText(customer))
                .filter(new FilterOptions().setHas(page.locator("h4", new Page.LocatorOptions().setHasText(task))));
    }

    /** Looks at the list anew and opens the task. */
    Form opens(String customer, String task, String form) {
        finds(customer, task).click();
        assertThat(page.locator("h2.task-title, .task-details h2").first()).containsText(task);
        return new Form(page.locator("[cam-task-meta] ~ *, .task-details").last(), form);
    }

    /** Looks at the list anew, from its first page on, and leafs to the card: other tests may have filled pages. */
    Locator finds(String customer, String task) {
        // Tasklist stays at the page to which somebody has leafed, though the card stands before it, or it is empty.
        page.evaluate(FIRST_PAGE);
        desk.looksAgain();
        var card = card(customer, task);
        var cards = page.locator("li.task");
        var next = page.locator("ul.pagination:not(.ng-hide) li.pagination-next:not(.disabled) a");
        page.waitForCondition(() -> cards.count() > 0);
        for (int leaf = 1; card.count() == 0 && next.count() > 0; leaf++) {
            var first = "firstResult=" + leaf * CARDS_ON_A_PAGE + "&";
            var before = cards.allInnerTexts();
            page.waitForResponse(answer -> answer.url().contains(first), next::click);
            page.waitForCondition(
                    () -> cards.count() > 0 && !cards.allInnerTexts().equals(before));
        }
        return card;
    }

    /** Whoever looks at the page anew before that is done might take the request back. */
    void claims() {
        var claim = page.locator("button:has-text('Claim'), a:has-text('Claim')");
        var first = claim.first();
        var answer = page.waitForResponse(response -> response.url().endsWith("/claim"), first::click);
        Assertions.assertThat(answer.status()).as("claimed").isEqualTo(204);
    }

    /** Presses Complete; the task must be done after it, and nothing on the screen may say that it failed. */
    void completes() {
        var answer = presses();
        Assertions.assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(failures()).hasCount(0);
    }

    /** Presses Complete and is refused: the message that is shown. */
    Locator isRefused() {
        desk.expectsRefusal();
        var answer = presses();
        Assertions.assertThat(answer.status()).isBetween(400, 499);
        assertThat(failures().first()).isVisible();
        return failures();
    }

    private Locator failures() {
        return page.locator("[notifications-panel] .alert-danger");
    }

    private Response presses() {
        var complete = page.locator("button:has-text('Complete')");
        try {
            assertThat(complete).isEnabled();
        } catch (AssertionError disabled) {
            throw new AssertionError("Complete stays disabled; on the screen: " + page.evaluate(INPUTS), disabled);
        }
        return page.waitForResponse(response -> response.url().endsWith("/submit-form"), complete::click);
    }
}
