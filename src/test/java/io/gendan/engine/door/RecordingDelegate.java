package io.gendan.engine.door;

import io.gendan.engine.FormFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The service task behind the test forms: notes what it can read. */
public class RecordingDelegate implements JavaDelegate {

    record Noted(Map<String, Object> all, String by, String customer, Map<String, Object> variables) {}

    static final List<Noted> NOTED = Collections.synchronizedList(new ArrayList<>());
    static volatile Runnable alsoDo = () -> {};

    @Override
    public void execute(DelegateExecution execution) {
        var fields = FormFields.of(execution);
        var number = execution.getProcessBusinessKey() == null ? "" : fields.customerNumber();
        NOTED.add(new Noted(fields.all(), fields.completedBy(), number, execution.getVariables()));
        alsoDo.run();
    }
}
