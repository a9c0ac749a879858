package io.gendan.engine.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the program has noted in the trail of its own doings on it: what it erased, and what it let go of. Whatever is
 * missing without such a note was taken away by somebody else.
 */
class OwnNotes {

    private static final String WHAT = "what";
    private static final String ERASED = "erased";
    private static final String PRUNED = "pruned";
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Pruning(LocalDate noted, JsonNode told) {}

    private final Set<Long> erased = new HashSet<>();
    private final List<Pruning> prunings = new ArrayList<>();

    /** Of an erasure: the ids of the entries. */
    static Map<String, Object> erasure(Collection<Long> ids) {
        return Map.of(WHAT, ERASED, "ids", List.copyOf(ids));
    }

    /**
     * Of entries that were let go of.
     *
     * @param start the last of them, after which the chain begins
     * @param until the first day that is kept
     */
    static Map<String, Object> pruning(Anchor start, int entries, LocalDate until) {
        return Map.of(WHAT, PRUNED, "entries", entries, "start", start.toString(), "until", until.toString());
    }

    /** Takes in what this entry says, if it is such a note. */
    void read(Link link) {
        var written = link.details().value();
        if (!link.kind().equals(AuditKind.TRAIL.name()) || written == null) {
            return;
        }
        var told = parse(written);
        var what = told.path(WHAT).asText();
        if (what.equals(ERASED)) {
            told.path("ids").forEach(id -> erased.add(id.asLong()));
        } else if (what.equals(PRUNED)) {
            prunings.add(new Pruning(link.at().atOffset(ZoneOffset.UTC).toLocalDate(), told));
        }
    }

    /** Whether the program erased what the entry with this id told. */
    boolean tellErasureOf(long id) {
        return erased.contains(id);
    }

    /** Whether the program let go of what was before this start, and of nothing that had to be kept so long. */
    boolean tellStart(Anchor start, @Nullable Period keep) {
        return keep != null
                && prunings.stream()
                        .anyMatch(
                                pruning -> pruning.told().path("start").asText().equals(start.toString())
                                        && isOldEnough(pruning, keep));
    }

    /** A day's leeway, because the note's day is that of the installation's time zone. */
    private static boolean isOldEnough(Pruning pruning, Period keep) {
        try {
            var until = LocalDate.parse(pruning.told().path("until").asText());
            return !until.isAfter(pruning.noted().plusDays(1).minus(keep));
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }

    private static JsonNode parse(String written) {
        try {
            return JSON.readTree(written);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
