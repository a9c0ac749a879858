package io.gendan.contact.web;

import io.gendan.contact.NewTemplate;
import io.gendan.contact.Template;
import io.gendan.contact.Templates;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Templates of messages, read by everybody, written by leaders and administrators. */
@RestController
@RequestMapping("/api/templates")
class TemplateApi {

    private final Templates templates;
    private final CurrentPerson currentPerson;

    TemplateApi(Templates templates, CurrentPerson currentPerson) {
        this.templates = templates;
        this.currentPerson = currentPerson;
    }

    /**
     * Words of a template.
     *
     * @param name left out where a version is added
     */
    record Wanted(
            @Nullable String name,
            @Nullable String subject,
            @Nullable String text) {}

    record Page(List<Template> items, int total) {}

    @Operation(summary = "api.templates.list")
    @GetMapping
    Page list() {
        return page(templates.offered());
    }

    @Operation(summary = "api.templates.versions")
    @GetMapping("/{id}/versions")
    Page versions(@PathVariable long id) {
        return page(templates.versions(id));
    }

    @Operation(summary = "api.templates.add", description = "api.templates.add.description")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Template add(@RequestBody Wanted wanted) {
        return templates.add(NewTemplate.of(wanted.name(), wanted.subject(), wanted.text()), currentPerson.get());
    }

    @Operation(summary = "api.templates.revise")
    @PostMapping("/{id}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    Template revise(@PathVariable long id, @RequestBody Wanted wanted) {
        return templates.revise(id, wanted.subject(), wanted.text(), currentPerson.get());
    }

    @Operation(summary = "api.templates.retire")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retire(@PathVariable long id) {
        templates.retire(id, currentPerson.get());
    }

    private static Page page(List<Template> items) {
        return new Page(items, items.size());
    }
}
