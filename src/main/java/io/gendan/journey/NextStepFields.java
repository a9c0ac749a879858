package io.gendan.journey;

import io.gendan.engine.FormFields;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The fields {@code nextStep…} that several forms share. */
public final class NextStepFields {

    private NextStepFields() {}

    /**
     * The next step that a form sets, null when it names no day.
     *
     * @param otherwise login of who follows up where the form does not ask
     */
    public static @Nullable NextStep of(FormFields form, String otherwise) {
        LocalDate day = form.optionalDate("nextStepOn");
        if (day == null) {
            return null;
        }
        var who = form.asks("nextStepWho") ? form.optional("nextStepWho") : null;
        return new NextStep(
                who == null ? otherwise : who,
                day,
                form.optional("nextStepChannel"),
                form.optional("nextStepContent"),
                form.optional("nextStepPurpose"),
                form.ticked("nextStepPromised"));
    }
}
