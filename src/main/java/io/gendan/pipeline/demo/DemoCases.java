package io.gendan.pipeline.demo;

import io.gendan.contact.cases.CaseLibrary;
import io.gendan.engine.TableFile;
import io.gendan.staff.Staff;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invented cases for the library of the demo company, before its customers come alive. */
@Component
@Order(29)
@OnDemo
class DemoCases implements ApplicationRunner {

    private static final String AUTHOR = "li";

    private final CaseLibrary library;
    private final Staff staff;
    private final JdbcClient database;

    DemoCases(CaseLibrary library, Staff staff, JdbcClient database) {
        this.library = library;
        this.staff = staff;
        this.database = database;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) throws IOException {
        if (database.sql("select exists (select 1 from customer) or exists (select 1 from case_story)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        var author = staff.require(AUTHOR);
        try (var file = new ClassPathResource("demo/cases.csv").getInputStream()) {
            var table = TableFile.read(file);
            for (var row : table.rows()) {
                library.add(
                        Map.of(
                                "industry", row.get(table.require("industry")),
                                "customerName", row.get(table.require("customerName")),
                                "story", row.get(table.require("story"))),
                        author);
            }
        }
    }
}
