package io.gendan.customer.dossier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that confidential values are encrypted with; environment variables {@code GENDAN_DATA_KEY} and {@code
 * GENDAN_DATA_KEY_OLD}.
 *
 * @param dataKey base64 of 32 random bytes; without one, the embedded database makes its own in the data folder
 * @param dataKeyOld the key before, which still reads what was written with it
 */
@ConfigurationProperties("gendan")
record DataKeySettings(@Nullable String dataKey, @Nullable String dataKeyOld) {

    /** Keys never come into a log. */
    @Override
    public String toString() {
        return "DataKeySettings";
    }
}
