package io.gendan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Gendan: the engine, its pages and the sales record on one PostgreSQL database. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GendanApplication {

    public static void main(String[] args) {
        SpringApplication.run(GendanApplication.class, args);
    }
}
