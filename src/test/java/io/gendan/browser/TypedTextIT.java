package io.gendan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.gendan.support.Answers.preparation;
import static io.gendan.support.Answers.research;

import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people type is only ever text, and people read the forms in their own language. */
@NeedsChromium
@GendanTest
class TypedTextIT {

    private static final String TYPED = "<script>alert(1)</script> {{brief.name}} ${1+1} <b>bold</b>";

    @RegisterExtension
    static final Desks desks = new Desks();

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void it_is_monday() {
        people.hired();
        Stories.itIs("2026-03-02T10:00:00+08:00");
    }

    @AfterEach
    void the_clock_runs_again() {
        ClockUtil.reset();
    }

    @Test
    @DisplayName("Typed script, template and expression stay as typed in the next person's form and on our pages")
    void typed_text_stays_as_typed() {
        var chen = desks.of("chen");
        chen.tasklist().takesUp(Map.of("name", TYPED, "kind", "ORGANISATION", "phone", "+86 21 5550 0102"));
        var findings = new HashMap<>(research());
        findings.remove("phone");
        findings.put("companyFindings", TYPED);
        chen.tasklist()
                .opens(TYPED, "Research customer", "pipeline/researchCustomer")
                .fill(findings);
        chen.tasklist().completes();
        var words = new HashMap<>(preparation("EMAIL"));
        List.of("iceBreaker", "script", "hook", "news").forEach(field -> words.put(field, TYPED));
        chen.tasklist()
                .opens(TYPED, "Prepare contact", "contact/prepareContact")
                .fill(words);
        chen.tasklist().completes();

        var liu = desks.of("liu");
        var review = liu.tasklist().opens(TYPED, "Review contact", "contact/reviewContact");
        assertThat(review.table("At a glance")).containsText(TYPED);
        assertThat(review.table("Prepared contact")).containsText(TYPED);
        assertThat(review.table("Prepared words")).containsText(TYPED);

        var page = chen.open("/customers/" + number());
        assertThat(page.locator("main")).containsText(TYPED);
        chen.picture("typed-text");
    }

    @Test
    @DisplayName("Whoever reads Chinese gets the forms in Chinese")
    void forms_speak_chinese() {
        var chen = desks.of("chen", "zh-CN");
        chen.tasklist().takesUp(Map.of("name", "苏州晨光泵业", "kind", "ORGANISATION"));
        var form = chen.tasklist().opens("苏州晨光泵业", "Research customer", "pipeline/researchCustomer");
        assertThat(form.screen()).containsText("背景调查");
        assertThat(form.screen()).containsText("行业资讯");
        chen.picture("chinese");
    }

    private String number() {
        return database.sql("select number from customer where name = ?")
                .param(TYPED)
                .query(String.class)
                .single();
    }
}
