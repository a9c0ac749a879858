package io.gendan.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gendan.engine.TableFile;
import io.gendan.holes.Marker;
import io.gendan.staff.hiring.Hiring;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.PostOffice;
import io.gendan.support.Stories;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Payloads in every text field of the forms, pages and imports; then everything that shows them is opened. Nothing of it
 * may run, become markup, be worked out or call anybody.
 */
@NeedsChromium
@GendanTest
class PayloadIT {

    @RegisterExtension
    static final Desks browsers = new Desks();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Hiring hiring;

    @Autowired
    PostOffice postOffice;

    @Autowired
    RequestMappingHandlerAdapter adapter;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    JdbcClient database;

    @Autowired
    ConfigurableApplicationContext spring;

    private FieldsRead fields;
    private WatchedDesks desks;
    private PayloadLives lives;

    @BeforeEach
    void it_is_monday() {
        people.hired();
        hiring.hire(
                TableFile.read(("login,name,role\n" + PayloadTour.AUDITOR + ",Revisor Fang,auditor\n")
                        .getBytes(StandardCharsets.UTF_8)),
                People.PASSWORD);
        Stories.itIs(PayloadStory.MONDAY);
        fields = new FieldsRead(adapter, mappings);
        desks = new WatchedDesks(browsers, fields);
        lives = spring.getBeanFactory().createBean(PayloadLives.class);
        ((DefaultListableBeanFactory) spring.getBeanFactory()).registerSingleton("marker", new Marker());
        Marker.forget();
    }

    /** What others would meet: days without work, offered templates and cases, a keeper, leave, addresses, a team. */
    @AfterEach
    void the_payloads_go() {
        fields.ends();
        postOffice.closes();
        new PayloadTraces(port, database).go();
        ((DefaultListableBeanFactory) spring.getBeanFactory()).destroySingleton("marker");
        ClockUtil.reset();
    }

    @Test
    @DisplayName("The watch sees a payload that runs")
    void the_watch_sees() {
        var page = browsers.of("chen").page();
        var watch = new Watch(page);
        // away from Tasklist, whose own policy would keep it from running
        page.navigate("about:blank");
        page.setContent("<p>\"><img src=x onerror=__hit=1></p>");
        page.waitForFunction("() => window.__hit === 1");

        assertThatThrownBy(() -> watch.isQuiet("a page that holds it"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("script ran");
    }

    @Test
    @DisplayName("Payloads in every field of forms, pages and imports stay text wherever they are shown")
    void typed_payloads_are_only_ever_text() throws Exception {
        fields.begins();
        var story = new PayloadStory(spring.getBeanFactory(), lives, port, desks);
        var cast = story.told();

        var tour = new PayloadTour(desks, new PayloadPages(mappings), database, cast);
        assertThat(tour.pages()).as("pages that nobody opened").isEmpty();
        tour.trail();
        assertThat(tour.answers()).as("answers that nobody was given").isEmpty();
        new PayloadEngine(desks).lists("wang");
        assertThat(lives.leftOut()).as("texts of forms that nobody filled in").isEmpty();
        assertThat(new PayloadRefused(port, cast.pursued()).others(fields.leftOut()))
                .as("fields to which nobody sent a payload")
                .isEmpty();
        assertThat(Marker.hits()).as("expressions that ran").isZero();
        assertThat(desks.payloadsRead())
                .as("pages on which the payload was to be read")
                .isGreaterThan(25);
    }
}
