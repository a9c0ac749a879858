package io.gendan.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.gendan.support.GendanTest;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@GendanTest
@DisplayName("N-11, A-05: who reads a contact next")
class ContactParticipantsDecisionTest {

    @Autowired
    DecisionService decisions;

    @ParameterizedTest(name = "{0} {1} after {2} approvals: {3}")
    @CsvSource({
        "A, PHONE, 0, NOBODY",
        "A, EMAIL, 0, COLLEAGUE",
        "A, EMAIL, 1, NOBODY",
        "A2, SMS, 0, COLLEAGUE",
        "B1, WECHAT, 0, COLLEAGUE",
        "B1, VISIT, 0, NOBODY",
        "B2, PHONE, 0, MANAGER",
        "B2, PHONE, 1, SENIOR_MANAGER",
        "B2, PHONE, 2, NOBODY",
        "B3, EMAIL, 1, SENIOR_MANAGER",
        "B4, EMAIL, 3, NOBODY"
    })
    void who_reads_next(String stage, String channel, int approvals, String reader) {
        assertThat(reader(stage, channel, approvals)).isEqualTo(reader);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @DisplayName("N-11: contacts that were begun before approvals were counted are read as before the first one")
    @CsvSource({"A, PHONE, NOBODY", "B1, EMAIL, COLLEAGUE", "B2, PHONE, MANAGER"})
    void begun_before(String stage, String channel, String reader) {
        assertThat(reader(stage, channel, null)).isEqualTo(reader);
    }

    private String reader(String stage, String channel, @Nullable Integer approvals) {
        var inputs = Variables.createVariables().putValue("stage", stage).putValue("channel", channel);
        if (approvals != null) {
            inputs.putValue("approvals", approvals);
        }
        return decisions
                .evaluateDecisionTableByKey("contactParticipants", inputs)
                .getSingleEntry();
    }
}
