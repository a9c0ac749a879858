package io.gendan.cadence;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
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
    private final ApplicationAvailability availability;

    AlarmClock(
            AlarmSweep alarms, StandInSweep standIns, NextStepSweep nextSteps, ApplicationAvailability availability) {
        this.alarms = alarms;
        this.standIns = standIns;
        this.nextSteps = nextSteps;
        this.availability = availability;
    }

    @Scheduled(fixedDelayString = "${gendan.alarm.every:PT1M}")
    void strike() {
        if (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
            standIns.sweep();
            alarms.sweep();
            nextSteps.sweep();
        }
    }
}
