package io.gendan.customer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * To whom a customer belongs, and in whose pool it lies while it belongs to nobody. {@link CustomerOwners} alone changes it, and
 * tells of it.
 */
@Component
class OwnerColumn {

    private final JdbcClient database;

    OwnerColumn(JdbcClient database) {
        this.database = database;
    }

    /** Whether it belonged to nobody until now and is one of its own; of several at the same moment one gets it. */
    boolean take(CustomerNumber number, String owner) {
        return database.sql("""
                        update customer set owner = :owner, pool_department = null
                        where number = :number and owner is null and merged_into is null and erased_at is null
                        """)
                        .param("owner", owner)
                        .param("number", number.value())
                        .update()
                == 1;
    }

    void change(CustomerNumber number, String owner) {
        database.sql("update customer set owner = :owner, pool_department = null where number = :number")
                .param("owner", owner)
                .param("number", number.value())
                .update();
    }

    /** Into the pool of its owner's department; one that lies in a pool already stays there. */
    void release(CustomerNumber number) {
        database.sql("""
                        update customer c set owner = null, pool_department = (
                            select d.name from person p join department d on d.id = p.department_id
                            where p.login = c.owner)
                        where number = ? and owner is not null
                        """).param(number.value()).update();
    }
}
