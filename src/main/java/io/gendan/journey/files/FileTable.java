package io.gendan.journey.files;

import io.gendan.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of the files, without their contents. */
@Repository
class FileTable {

    private static final int MOST = 200;

    private final JdbcClient database;
    private final Clock clock;

    FileTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds a file and returns its id; nothing when the customer has this very file under this name. */
    Optional<Long> insert(CustomerNumber number, CustomerFile file, String hash) {
        return database.sql("""
                        insert into customer_file (customer_number, name, media_type, bytes, sha256, note, added_by,
                                                   added_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id""")
                .param(number.value())
                .param(file.name())
                .param(file.mediaType())
                .param(file.bytes())
                .param(hash)
                .param(file.note())
                .param(file.addedBy())
                .param(Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
    }

    Optional<CustomerFile> same(CustomerNumber number, String name, String hash) {
        return database.sql("select * from customer_file where customer_number = ? and name = ? and sha256 = ?")
                .params(number.value(), name, hash)
                .query(FileTable::read)
                .optional();
    }

    Optional<CustomerFile> find(CustomerNumber number, long id) {
        return database.sql("select * from customer_file where customer_number = ? and id = ?")
                .params(number.value(), id)
                .query(FileTable::read)
                .optional();
    }

    /** The newest first. */
    List<CustomerFile> of(CustomerNumber number) {
        return database.sql("select * from customer_file where customer_number = ? order by id desc limit ?")
                .params(number.value(), MOST)
                .query(FileTable::read)
                .list();
    }

    private static CustomerFile read(ResultSet row, int index) throws SQLException {
        @Nullable String note = row.getString("note");
        return new CustomerFile(
                row.getLong("id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("bytes"),
                note,
                row.getString("added_by"),
                row.getTimestamp("added_at").toInstant());
    }
}
