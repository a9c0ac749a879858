package io.gendan.pipeline;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.journey.IndustryNote;
import io.gendan.journey.IndustryNotes;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.staff.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was learnt from others of the same industry, where a contact is prepared and a view is given (S-15, A-10). */
@Component
public class IndustryKnowledge implements JourneyTaskContext {

    private static final Set<String> TASKS =
            Set.of("UserTask_PrepareContact", "UserTask_GiveSalespersonView", "UserTask_GiveManagerView");

    private static final int SHOWN = 5;

    private final IndustryNotes notes;
    private final Words words;

    IndustryKnowledge(IndustryNotes notes, Words words) {
        this.notes = notes;
        this.words = words;
    }

    @Override
    public boolean isFor(String taskKey) {
        return TASKS.contains(taskKey);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return Map.of("industryKnowledge", rows(journey.number()));
    }

    /**
     * The notes on an industry, or on all where none is named; across departments.
     *
     * @throws Refusal 403 {@code industry.notYours} for administrators and auditors, who see nothing that was said
     */
    public List<IndustryNote> on(@Nullable String industry, Person person) {
        if (!person.role().sells()) {
            throw Refusal.forbidden("industry.notYours");
        }
        return notes.on(industry == null || industry.isBlank() ? null : industry.strip());
    }

    /** The industries on which there are notes. */
    public List<String> industries() {
        return notes.industries();
    }

    /** What a note is about, in words. */
    public String topics(IndustryNote note) {
        return note.topics().stream()
                .map(topic -> words.of("industryTopic." + topic))
                .collect(Collectors.joining(", "));
    }

    private List<Map<String, String>> rows(CustomerNumber number) {
        return notes.fromOthers(number, SHOWN).stream()
                .map(note -> BriefRows.row(
                        "on", note.notedOn(),
                        "topics", topics(note),
                        "note", note.note()))
                .toList();
    }
}
