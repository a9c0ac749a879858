package io.gendan.pipeline;

import io.gendan.customer.CustomersChanged;
import io.gendan.engine.TaskContexts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the forms of open tasks show follows what is known of their customer. */
@Component
class OpenForms {

    private final OpenWork openWork;
    private final TaskContexts taskContexts;

    OpenForms(OpenWork openWork, TaskContexts taskContexts) {
        this.openWork = openWork;
        this.taskContexts = taskContexts;
    }

    @EventListener
    void changed(CustomersChanged news) {
        openWork.withTasks(news.numbers()).forEach(taskContexts::refresh);
    }
}
