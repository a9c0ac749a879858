package io.gendan.journey;

import io.gendan.journey.names.NamesLeftOut;
import java.time.LocalDate;
import java.util.List;

/**
 * What was learnt about an industry from one of its companies, without its name (S-15).
 *
 * @param source in what it was written: a manager's view, a debrief or a decision
 * @param topics what it is about, such as {@code PEAK_SEASON}
 */
public record IndustryNote(String industry, LocalDate notedOn, EntryKind source, List<String> topics, String note) {

    IndustryNote without(NamesLeftOut names) {
        return new IndustryNote(industry, notedOn, source, topics, names.in(note));
    }
}
