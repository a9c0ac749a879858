package io.gendan.journey.files;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contents of files in the database: backed up with it, and there or not there together with the record. */
@Repository
class ContentsInDatabase implements FileContents {

    private final JdbcClient database;

    ContentsInDatabase(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void keep(long file, byte[] content) {
        database.sql("insert into customer_file_content (file_id, content) values (?, ?)")
                .params(file, content)
                .update();
    }

    @Override
    public byte[] of(long file) {
        return database.sql("select content from customer_file_content where file_id = ?")
                .param(file)
                .query((row, index) -> row.getBytes("content"))
                .single();
    }
}
