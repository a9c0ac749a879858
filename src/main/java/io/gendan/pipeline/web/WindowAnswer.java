package io.gendan.pipeline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.gendan.cadence.Window;
import io.gendan.pipeline.ForbiddenContacts.Forbidden;
import java.util.List;

/**
 * When a customer may and should be contacted, and who must not be.
 *
 * @param mustNotContact left out unless somebody has withdrawn their consent
 */
record WindowAnswer(
        @JsonUnwrapped Window window,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Forbidden> mustNotContact) {}
