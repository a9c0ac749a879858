package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.customer.duplicates.Merge;
import io.gendan.customer.duplicates.MergeField;
import io.gendan.customer.duplicates.MergeField.Side;
import io.gendan.customer.duplicates.Merges;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Two customers that turned out to be one: side by side, put together, taken apart (D-07). */
@RestController
@RequestMapping("/api/customers/{number}")
class MergeController {

    private final CurrentPerson currentPerson;
    private final Merges merges;
    private final Words words;

    MergeController(CurrentPerson currentPerson, Merges merges, Words words) {
        this.currentPerson = currentPerson;
        this.merges = merges;
        this.words = words;
    }

    /** One field, with its label in words. */
    record Field(
            String key,
            String label,
            @Nullable String survivor,
            @Nullable String merged,
            Side chosen,
            boolean choosable) {}

    /**
     * Both side by side.
     *
     * @param hindrances why they can't be put together now, in words
     */
    record Preview(List<Field> fields, List<String> hindrances) {}

    record Found(List<Merge> items, long total) {}

    @Operation(summary = "api.merge.preview", description = "api.merge.preview.description")
    @GetMapping("/merge/{merged}")
    Preview preview(@PathVariable String number, @PathVariable String merged) {
        var preview = merges.preview(CustomerNumber.parse(number), CustomerNumber.parse(merged), currentPerson.get());
        return new Preview(
                preview.fields().stream().map(this::field).toList(),
                words.items(Refusal.conflict("duplicates.notNow").with(preview.hindrances())));
    }

    @Operation(summary = "api.merge.do", description = "api.merge.do.description")
    @PostMapping("/merge/{merged}")
    Merge merge(
            @PathVariable String number,
            @PathVariable String merged,
            @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body) {
        return merges.merge(
                CustomerNumber.parse(number),
                CustomerNumber.parse(merged),
                choices(body == null ? null : body.get("choices")),
                currentPerson.get());
    }

    @Operation(summary = "api.merge.list")
    @GetMapping("/merges")
    Found list(@PathVariable String number) {
        var found = merges.into(CustomerNumber.parse(number), currentPerson.get());
        return new Found(found, found.size());
    }

    @Operation(summary = "api.merge.undo", description = "api.merge.undo.description")
    @PostMapping("/merges/{id}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@PathVariable String number, @PathVariable long id) {
        merges.undo(CustomerNumber.parse(number), id, currentPerson.get());
    }

    private Field field(MergeField field) {
        return new Field(
                field.key(),
                words.of(field.label()),
                field.survivor(),
                field.merged(),
                field.chosen(),
                field.choosable());
    }

    private static Map<String, Side> choices(@Nullable Object sent) {
        var choices = new LinkedHashMap<String, Side>();
        if (sent instanceof Map<?, ?> fields) {
            fields.forEach((key, side) -> choices.put(String.valueOf(key), side(String.valueOf(key), side)));
        } else if (sent != null) {
            throw invalid("choices");
        }
        return choices;
    }

    private static Side side(String key, @Nullable Object sent) {
        return Arrays.stream(Side.values())
                .filter(side -> side.name().equals(sent))
                .findFirst()
                .orElseThrow(() -> invalid(key));
    }

    private static Refusal invalid(String key) {
        return Refusal.badRequest("duplicates.invalid").with(List.of(Refusal.Item.of(key, "duplicates.noChoice", key)));
    }
}
