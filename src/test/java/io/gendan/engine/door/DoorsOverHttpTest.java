package io.gendan.engine.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.Browser;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GendanTest
@DisplayName("Doors of the engine, from outside")
class DoorsOverHttpTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final String JOURNEY = ENGINE + "/process-definition/key/CustomerJourneyProcess";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Browser browser;

    @BeforeEach
    void signIn() {
        people.hired();
        browser = Browser.of(port, "chen");
        // Tasklist's token against forged requests comes with its page.
        browser.get("/camunda/app/tasklist/default/");
    }

    @Test
    void forms_and_refusals_speak_the_language_of_the_browser() {
        assertThat(browser.getJson(JOURNEY + "/deployed-start-form", "zh-CN").body())
                .contains("对接人")
                .doesNotContain("Contact person");
        assertThat(browser.getJson(JOURNEY + "/deployed-start-form", "en").body())
                .contains("Contact person")
                .doesNotContain("对接人");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | is missing",
                "{'variables':{'name':{'value':'x'},'kind':{'value':'ORGANISATION'},'stage':{'value':'MEMBER'}}} | “stage” is no field of this form",
                "{'variables':{'name':{'value':'x'},'kind':{'value':'ORGANISATION'}},'businessKey':'C-000001'} | business key",
            })
    void a_start_that_does_not_keep_to_its_form_is_refused_in_words(String sent, String said) {
        var answer = browser.send("POST", JOURNEY + "/submit-form", sent.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(said);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /process-definition/key/CustomerJourneyProcess/start | {} | 403",
                "POST | /message | {'messageName':'interaction.answerAwaited'} | 403",
                "POST | /signal | {'name':'x'} | 403",
                "POST | /task/create | {'name':'x'} | 403",
                "POST | /filter/create | {'resourceType':'Task','name':'x','query':{},'properties':{}} | 403",
                "POST | /task | {'orQueries':[{'assigneeExpression':'${1+1}'}]} | 400",
                "POST | /task | {'assigneeExpression':'${1+1}'} | 400",
                "POST | /task/count | {'orQueries':[{'dueBeforeExpression':'${now()}'}]} | 400",
                "POST | /task/no-such-task/complete | {} | 409",
                "POST | /task/no-such-task/submit-form | {} | 409",
                "POST | /task/no-such-task/claim | {'userId':'chen'} | 404",
                "POST | /task/no-such-task/assignee | {'userId':'chen'} | 403",
                "PUT | /task/no-such-task/localVariables/stage | {'value':'MEMBER'} | 403",
                "PUT | /process-instance/no-such/variables/stage | {'value':'MEMBER'} | 403",
                "DELETE | /process-instance/no-such | | 403",
                "GET | /task/no-such-task/deployed-form | | 404",
                "GET | /task/no-such-task/form | | 404",
            })
    void what_is_closed_answers_with_its_reason_and_never_with_a_500(
            String method, String path, String sent, int status) {
        var answer = browser.send(method, ENGINE + path, sent == null ? "" : sent.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("message").doesNotContain("Exception:", "refusal.");
    }
}
