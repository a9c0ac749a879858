package io.gendan.contact;

import io.gendan.engine.Words;
import io.gendan.journey.Entry;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journey;
import io.gendan.journey.JourneyTaskContext;
import io.gendan.journey.Records;
import io.gendan.staff.Staff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The drafts of the contact at hand, each with what its readers said, round by round (A-05, N-11). */
@Component
class ReviewRounds implements JourneyTaskContext {

    private static final Set<String> TASKS =
            Set.of("UserTask_PrepareContact", "UserTask_ReviewContact", "UserTask_RecordContact");

    private final Records records;
    private final Staff staff;
    private final Words words;

    ReviewRounds(Records records, Staff staff, Words words) {
        this.records = records;
        this.staff = staff;
        this.words = words;
    }

    @Override
    public boolean isFor(String taskKey) {
        return TASKS.contains(taskKey);
    }

    @Override
    public Map<String, Object> shown(Journey journey, String taskKey) {
        return Map.of("reviewRounds", rounds(journey));
    }

    /** Empty while nobody has read a draft. */
    private List<Map<String, String>> rounds(Journey journey) {
        var entries = records.since(journey, EntryKind.CONTACT, Set.of(EntryKind.PREPARATION, EntryKind.REVIEW));
        if (entries.stream().noneMatch(entry -> entry.kind() == EntryKind.REVIEW)) {
            return List.of();
        }
        var rows = new ArrayList<Map<String, String>>();
        int draft = 0;
        for (var entry : entries) {
            draft += entry.kind() == EntryKind.PREPARATION ? 1 : 0;
            rows.add(Map.of(
                    "draft", String.valueOf(draft),
                    "by", staff.nameOf(entry.author()),
                    "verdict", verdict(entry),
                    "words", inWords(entry)));
        }
        return rows;
    }

    private String verdict(Entry entry) {
        return words.of(
                entry.kind() == EntryKind.PREPARATION
                        ? "reviewRound.draft"
                        : "reviewRound." + entry.content().get("verdict"));
    }

    private static String inWords(Entry entry) {
        return Stream.of("script", "subject", "messageText", "impression", "improvements")
                .map(entry.content()::get)
                .filter(text -> text != null && !text.toString().isBlank())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }
}
