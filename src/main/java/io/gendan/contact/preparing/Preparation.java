package io.gendan.contact.preparing;

import io.gendan.journey.JourneyTaskContext;

/** Something that only the form on which a contact is prepared shows. */
abstract class Preparation implements JourneyTaskContext {

    private static final String TASK = "UserTask_PrepareContact";

    @Override
    public final boolean isFor(String taskKey) {
        return taskKey.equals(TASK);
    }
}
