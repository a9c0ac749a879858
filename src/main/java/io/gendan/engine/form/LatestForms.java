package io.gendan.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Forms that no task shows, as they are deployed last, whichever node deployed them. */
@Component
public class LatestForms {

    /** As many versions of forms as one node remembers. */
    private static final int REMEMBERED = 20;

    private final JdbcClient database;
    private final ConcurrentLruCache<Version, FormFile> known = new ConcurrentLruCache<>(REMEMBERED, this::read);

    LatestForms(JdbcClient database) {
        this.database = database;
    }

    private record Version(String deployment, String resource) {}

    /**
     * A form file that never changes again.
     *
     * @param version the same as long as nobody deploys another one
     * @param content the file itself
     */
    public record FormFile(String version, FormContract contract, JsonNode content) {

        /** Reads a file that may not be deployed yet; throws {@link FormFileException} when it can't be enforced. */
        public static FormFile of(String version, byte[] content) {
            try {
                return new FormFile(version, FormContract.parse(content), PlainValues.JSON.readTree(content));
            } catch (IOException noJson) {
                throw new FormFileException("The form is no JSON. Export it anew from the modeler.", noJson);
            }
        }
    }

    /**
     * The latest version of a form; empty when none is deployed. Which one it is, is asked each time, so a new one counts
     * at once.
     */
    public Optional<FormFile> of(String form) {
        return database.sql("""
                        select deployment_id_, resource_name_ from act_re_camformdef where key_ = ?
                        order by version_ desc limit 1""")
                .param(form)
                .query((row, index) -> new Version(row.getString(1), row.getString(2)))
                .optional()
                .map(known::get);
    }

    private FormFile read(Version version) {
        var content = database.sql("select bytes_ from act_ge_bytearray where deployment_id_ = ? and name_ = ?")
                .params(version.deployment(), version.resource())
                .query(byte[].class)
                .single();
        return FormFile.of(version.deployment(), content);
    }
}
