package io.gendan;

import io.gendan.engine.audit.VerifyAudit;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Gendan: the engine, its pages and the sales record on one PostgreSQL database. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GendanApplication {

    public static void main(String[] args) {
        if (List.of(args).contains(VerifyAudit.ARGUMENT)) {
            System.exit(VerifyAudit.run(args, System.out));
        }
        SpringApplication.run(GendanApplication.class, args);
    }
}
