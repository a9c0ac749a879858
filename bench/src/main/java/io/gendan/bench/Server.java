package io.gendan.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** An embedded PostgreSQL as durable as the program's own, with one database for each who is measured. */
final class Server implements AutoCloseable {

    private final Path home;
    private final EmbeddedPostgres postgres;

    Server() throws IOException {
        home = Files.createTempDirectory("gendan-bench");
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("postgresql"))
                .setOverrideWorkingDirectory(home.resolve("programs").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setLocaleConfig("locale", "C.UTF-8");
        postgres = builder.start();
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    HikariDataSource pool(String database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url(database));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(30);
        return pool;
    }

    /** Without a pool, so that nothing keeps a database from being copied or removed. */
    JdbcClient in(String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(database), "postgres", ""));
    }

    void create(String database) {
        in("postgres").sql("create database " + database).update();
    }

    /** A fresh copy: same rows, same statistics, no dead ones. */
    void copy(String from, String to) {
        drop(to);
        in("postgres").sql("create database " + to + " template " + from).update();
        in("postgres").sql("checkpoint").update();
    }

    void drop(String database) {
        in("postgres").sql("drop database if exists " + database + " with (force)").update();
    }

    String version() {
        return in("postgres").sql("show server_version").query(String.class).single();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        FileSystemUtils.deleteRecursively(home);
    }
}
