package io.gendan.engine.job;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How due jobs are executed (CD-08).
 *
 * @param batch how many due timers share a transaction ({@code GENDAN_JOBS_BATCH}); 1 for each its own, at most 64
 */
@ConfigurationProperties("gendan.jobs")
record JobSettings(@DefaultValue("32") int batch) {

    private static final int MOST = 64;

    JobSettings {
        if (batch < 1 || batch > MOST) {
            throw new IllegalArgumentException(
                    "gendan.jobs.batch: give a number from 1 to " + MOST + ", not " + batch + ".");
        }
    }
}
