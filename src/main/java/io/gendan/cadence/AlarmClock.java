package io.gendan.cadence;

import io.gendan.engine.WorkWhileReady;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the sweeps run every minute ({@code GENDAN_ALARM_EVERY}) once people may come in: not while a demo is made. */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "gendan.alarm.sweeping", matchIfMissing = true)
class AlarmClock {

    private final AlarmSweep alarms;
    private final StandInSweep standIns;
    private final NextStepSweep nextSteps;
    private final WorkWhileReady work;

    AlarmClock(AlarmSweep alarms, StandInSweep standIns, NextStepSweep nextSteps, WorkWhileReady work) {
        this.alarms = alarms;
        this.standIns = standIns;
        this.nextSteps = nextSteps;
        this.work = work;
    }

    @Scheduled(fixedDelayString = "${gendan.alarm.every:PT1M}")
    void strike() {
        work.once(() -> {
            standIns.sweep();
            alarms.sweep();
            nextSteps.sweep();
        });
    }
}
