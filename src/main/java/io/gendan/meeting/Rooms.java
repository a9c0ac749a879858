package io.gendan.meeting;

import io.gendan.customer.CustomerNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which views of a session one person enters for others who sit in the same room. */
@Repository
public class Rooms {

    private final JdbcClient database;
    private final Clock clock;

    Rooms(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** From now on this task is entered for whoever says it. */
    public void open(CustomerNumber number, String taskId, String taskKey, Room room) {
        database.sql("""
                        insert into session_room (task_id, customer_number, task_key, said_by, entered_by, present,
                                                  opened_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (task_id) do update
                        set said_by = excluded.said_by, entered_by = excluded.entered_by, present = excluded.present""")
                .params(
                        taskId,
                        number.value(),
                        taskKey,
                        room.saidBy(),
                        room.enteredBy(),
                        room.present().toArray(String[]::new),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** The room in which this task is entered by this person for another. */
    public Optional<Room> of(String taskId, String enteredBy) {
        return database.sql("select * from session_room where task_id = ? and entered_by = ?")
                .params(taskId, enteredBy)
                .query(Rooms::read)
                .optional();
    }

    /** The room in which the open task of this key is entered for another. */
    public Optional<Room> of(CustomerNumber number, String taskKey) {
        return database.sql("""
                        select r.* from session_room r
                        join act_ru_task t on t.id_ = r.task_id and t.assignee_ = r.entered_by
                        where r.customer_number = ? and r.task_key = ?""")
                .params(number.value(), taskKey)
                .query(Rooms::read)
                .optional();
    }

    /** From now on whoever has the task gives a view of their own. */
    public void close(String taskId) {
        database.sql("delete from session_room where task_id = ?").param(taskId).update();
    }

    private static Room read(ResultSet row, int index) throws SQLException {
        return new Room(row.getString("said_by"), row.getString("entered_by"), List.of((String[])
                row.getArray("present").getArray()));
    }
}
