package io.gendan.browser;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

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
        fields = new FieldsRead(spring, adapter, mappings);
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
    @DisplayName("Payloads in every field of forms, pages and imports stay text wherever they are shown")
    void typed_payloads_are_only_ever_text() throws Exception {
        fields.begins();
        var story = new PayloadStory(spring.getBeanFactory(), lives, port, desks);
        var cast = story.told();

        var tour = new PayloadTour(desks, new PayloadPages(mappings), database, cast);
        var pages = tour.pages();
        var answers = tour.answers();
        assertSoftly(all -> {
            all.assertThat(pages).as("pages that nobody opened").isEmpty();
            all.assertThat(answers).as("answers that nobody was given").isEmpty();
        });
        tour.trail();
        new PayloadEngine(desks).lists("wang");
        new PayloadRest(port, desks, database, cast).all();
        assertSoftly(all -> {
            all.assertThat(desks.withoutPayload())
                    .as("pages on which no payload was to be read")
                    .isSubsetOf(PayloadPages.TEXTLESS.keySet());
            all.assertThat(lives.leftOut())
                    .as("texts of forms that nobody filled in")
                    .isEmpty();
            all.assertThat(fields.leftOut())
                    .as("fields that neither took a payload nor were refused for it")
                    .isEmpty();
            all.assertThat(Marker.hits()).as("expressions that ran").isZero();
        });
    }
}
