package io.gendan.support;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The people of another department, for tests: director {@code han}, manager {@code qiu}, salespeople {@code meng}, {@code
 * tao} and {@code bai}. Other tests know one department only, so that it closes again.
 */
@Component
public class North {

    private static final List<String> LOGINS = List.of("han", "qiu", "meng", "tao", "bai");

    private final People people;
    private final JdbcClient database;

    North(People people, JdbcClient database) {
        this.people = people;
        this.database = database;
    }

    /** They are there, beside those of the demo company. */
    public void opens() {
        people.hired().hired("north.csv");
        active(true);
    }

    public void closes() {
        active(false);
    }

    private void active(boolean yes) {
        database.sql("update person set active = ? where login = any(?)")
                .param(yes)
                .param(LOGINS.toArray(String[]::new))
                .update();
    }
}
