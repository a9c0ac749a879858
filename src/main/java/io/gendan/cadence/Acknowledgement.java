package io.gendan.cadence;

import io.gendan.engine.FormFields;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody says that a contact took place earlier than the rule allows, and why (CD-04). Where nothing was too
 * early it means nothing.
 *
 * @param reasonField key of the field that asks for the reason
 */
public record Acknowledgement(boolean given, @Nullable String reason, String reasonField) {

    /** As it stands in the fields {@code acknowledgeViolation} and {@code violationReason} of a form. */
    public static Acknowledgement of(FormFields form) {
        return new Acknowledgement(
                form.ticked("acknowledgeViolation"), form.optional("violationReason"), "violationReason");
    }
}
