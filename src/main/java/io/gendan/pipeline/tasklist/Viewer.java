package io.gendan.pipeline.tasklist;

import io.gendan.engine.ForModels;
import io.gendan.engine.Persons;
import org.springframework.stereotype.Component;

/** Whoever looks at a list in Tasklist; for the expressions of the ready-made filters. */
@Component("viewer")
@ForModels
public class Viewer {

    Viewer() {}

    /** The viewer's login, as a condition on several people takes it. */
    public String[] self() {
        var login = Persons.current();
        return new String[] {login == null ? "" : login};
    }
}
