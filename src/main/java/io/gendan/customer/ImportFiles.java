package io.gendan.customer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files of the imports, in the database part by part: any node may need them, and none holds one in memory. */
@Component
class ImportFiles {

    private static final int PART = 1024 * 1024;

    private final JdbcClient database;

    ImportFiles(JdbcClient database) {
        this.database = database;
    }

    void keep(UUID job, Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            int part = 0;
            for (var bytes = content.readNBytes(PART); bytes.length > 0; bytes = content.readNBytes(PART)) {
                database.sql("insert into import_part values (:job, :part, :content)")
                        .param("job", job)
                        .param("part", part++)
                        .param("content", bytes)
                        .update();
            }
        }
    }

    /** The file again; whoever asks removes it. */
    Path fetch(UUID job) throws IOException {
        var file = Files.createTempFile("gendan-import", null);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            int part = 0;
            for (var bytes = part(job, part); bytes.isPresent(); bytes = part(job, part)) {
                out.write(bytes.get());
                part++;
            }
        }
        return file;
    }

    void forget(UUID job) {
        database.sql("delete from import_part where job = :job")
                .param("job", job)
                .update();
    }

    private Optional<byte[]> part(UUID job, int part) {
        return database.sql("select content from import_part where job = :job and part = :part")
                .param("job", job)
                .param("part", part)
                .query(byte[].class)
                .optional();
    }
}
