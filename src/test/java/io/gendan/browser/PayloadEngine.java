package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import io.gendan.pipeline.OpenTask;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What Tasklist and Cockpit show of customers: every tab, opened by those who see it. */
final class PayloadEngine {

    /** The tabs whose look differs from task to task; the others are opened once for each person. */
    private static final Set<String> OF_THE_TASK = Set.of("Form", "Customer 客户");

    private static final String FILLED = """
            () => {
              const pane = document.querySelector('.ctn-tabbed-content') || document.querySelector('.tab-content');
              const text = pane && pane.innerText.trim();
              return pane && !text.startsWith('Loading') && (text || pane.querySelector('svg'))
                && ![...pane.querySelectorAll('.loader, .glyphicon-loading')].some(shown => shown.offsetParent);
            }""";

    private final WatchedDesks desks;
    private final Set<String> seen = new HashSet<>();

    PayloadEngine(WatchedDesks desks) {
        this.desks = desks;
    }

    /** The card, the form and the tabs of a task, as whoever has to do it sees them. */
    void inTasklist(OpenTask task) {
        var login = PayloadLives.whoActs(task);
        var page = desks.desk(login).open("/camunda/app/tasklist/default/#/?task=" + task.taskId());
        desks.desk(login).looksAgain();
        page.locator(".fjs-form").first().waitFor();
        quiet(login, "Tasklist: " + task.key());
        tabs(login, page.locator(".tabbed-content .nav-tabs a"), "Tasklist", task.key());
    }

    /** The cards of the tasks in Tasklist, and the form with which a journey is begun there. */
    void beginning(String login) {
        desks.desk(login).tasklist();
        var page = desks.page(login);
        page.locator("li.task").first().waitFor();
        quiet(login, "Tasklist: cards");
        page.locator(".start-process-action a, a:has-text('Start process')")
                .first()
                .click();
        page.locator(".modal-body a:has-text('Customer journey')").first().click();
        page.locator(".modal-content .fjs-form").waitFor();
        quiet(login, "Tasklist: the form that begins a journey");
    }

    /** The instance of a customer with all its tabs, and those that it calls. */
    void inCockpit(String login, String instance) {
        var page = desks.desk(login).open("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
        page.reload();
        page.locator(".ctn-sidebar, .process-information").first().waitFor();
        quiet(login, "Cockpit: an instance");
        tabs(login, page.locator(".ctn-tabbed .nav-tabs a"), "Cockpit", instance);
    }

    /** The lists of Cockpit, which name what runs and what failed. */
    void lists(String login) {
        for (var list : Set.of("dashboard", "processes", "decisions", "tasks")) {
            var page = desks.desk(login).open("/camunda/app/cockpit/default/#/" + list);
            page.locator(".ctn-main section, .cam-dashboard, .ctn-main").first().waitFor();
            quiet(login, "Cockpit: " + list);
        }
    }

    private void tabs(String login, Locator tabs, String program, String of) {
        tabs.first().waitFor();
        assertThat(tabs.count()).as("tabs of " + of).isGreaterThan(1);
        for (var tab : tabs.all()) {
            var name = tab.innerText().strip();
            if (tab.isVisible()
                    && (OF_THE_TASK.contains(name) || seen.add(login + name + of.replaceAll("UserTask.*", "")))) {
                opens(tab);
                quiet(login, program + ": " + name + (OF_THE_TASK.contains(name) ? " of " + of : ""));
            }
        }
    }

    /** A tab has a head before it has what it asks for: it is filled when nothing of that is under way any more. */
    private static void opens(Locator tab) {
        var page = tab.page();
        var underWay = new HashSet<Request>();
        Consumer<Request> begins = underWay::add;
        Consumer<Request> ends = underWay::remove;
        page.onRequest(begins);
        page.onRequestFinished(ends);
        page.onRequestFailed(ends);
        try {
            tab.click();
            // Some ask for more when they have been answered.
            for (int answers = 0; answers < 3; answers++) {
                page.waitForFunction(FILLED);
                page.waitForCondition(underWay::isEmpty);
            }
            page.waitForFunction(FILLED);
        } finally {
            page.offRequest(begins);
            page.offRequestFinished(ends);
            page.offRequestFailed(ends);
        }
    }

    private void quiet(String login, String name) {
        desks.notes(name, desks.watch(login).isQuiet(name + " as " + login + " sees it"));
    }
}
