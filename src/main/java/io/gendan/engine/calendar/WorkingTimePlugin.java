package io.gendan.engine.calendar;

import io.gendan.engine.WorkingCalendar;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Makes every timer and every due date of a model that is given as a length run in working time, so that models need no
 * care. Moments stay as they are; retries and locks of the engine itself don't ask these calendars.
 */
@Component
class WorkingTimePlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<WorkingCalendar> calendar;

    WorkingTimePlugin(ObjectProvider<WorkingCalendar> calendar) {
        this.calendar = calendar;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var lengths = new WorkingLengths(calendar);
        var calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new WorkingDurations(lengths));
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new WorkingDueDates(lengths));
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new WorkingCycles(lengths));
        configuration.setBusinessCalendarManager(calendars);
    }
}
