package io.gendan.pipeline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gendan.pipeline.Story;
import io.gendan.pipeline.TaskStories;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What Tasklist shows beside a form. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class TaskController {

    private final CurrentPerson currentPerson;
    private final TaskStories stories;
    private final ObjectMapper json;

    TaskController(CurrentPerson currentPerson, TaskStories stories, ObjectMapper json) {
        this.currentPerson = currentPerson;
        this.stories = stories;
        this.json = json;
    }

    /** Asked again every few seconds: who has this very story already is told so, and gets nothing. */
    @Operation(summary = "api.task.story", description = "api.task.story.description")
    @GetMapping("/story")
    @Nullable
    Story story(
            @PathVariable String taskId,
            @RequestParam(defaultValue = "0") int page,
            @Parameter(hidden = true) WebRequest request)
            throws JsonProcessingException {
        var story = stories.of(taskId, currentPerson.get(), page);
        return request.checkNotModified(DigestUtils.md5DigestAsHex(json.writeValueAsBytes(story))) ? null : story;
    }
}
