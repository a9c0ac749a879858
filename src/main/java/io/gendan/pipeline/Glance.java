package io.gendan.pipeline;

import io.gendan.meeting.PastMeeting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's whole story at a glance (N-02, N-21).
 *
 * @param stages where the latest journey has been, in order; empty before the first
 * @param attitudes how the customer took to us over time; null where no contact tells
 * @param contacts the newest contacts, and how many there are in all
 * @param meetings newest first, those that fell through among them
 * @param sessions newest first
 */
public record Glance(
        List<StageStay> stages,
        @Nullable AttitudeLine attitudes,
        DecisionMap map,
        ContactStory contacts,
        List<PastMeeting> meetings,
        List<SessionStory> sessions) {}
