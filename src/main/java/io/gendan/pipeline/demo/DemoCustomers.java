package io.gendan.pipeline.demo;

import io.gendan.customer.CustomerImport;
import io.gendan.customer.ImportRequest;
import io.gendan.engine.TableFile;
import io.gendan.staff.Staff;
import java.io.IOException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A handful of invented customers for the demo people, taken up at the first start of the embedded database. */
@Component
@Order(30)
// On the embedded database only: there, no URL is given.
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "none", matchIfMissing = true)
@ConditionalOnProperty(name = "gendan.demo", havingValue = "true", matchIfMissing = true)
class DemoCustomers implements ApplicationRunner {

    private static final String BY = "admin";

    private final CustomerImport customers;
    private final Staff staff;
    private final JdbcClient database;

    DemoCustomers(CustomerImport customers, Staff staff, JdbcClient database) {
        this.customers = customers;
        this.staff = staff;
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (database.sql("select exists (select 1 from customer)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        try (var list = new ClassPathResource("demo/customers.csv").getInputStream()) {
            customers.run(TableFile.read(list), new ImportRequest(false, null, true), staff.require(BY));
        }
    }
}
