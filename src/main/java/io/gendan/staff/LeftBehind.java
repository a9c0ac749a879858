package io.gendan.staff;

import io.gendan.engine.Refusal;
import java.util.List;

/** What would be left lying if a person no longer worked on customers. Whoever knows of such things implements it. */
public interface LeftBehind {

    /** One item for each kind of work that waits for this person, naming how much and what to do about it. */
    List<Refusal.Item> of(String login);
}
