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
    private final boolean removed;
    private final String password;
    private final EmbeddedPostgres postgres;

    /** An empty one, removed in the end. */
    Server() throws IOException {
        this(Files.createTempDirectory("gendan-bench"), true, "");
    }

    /** The one in the data folder of the program, which is not running. */
    Server(Path data) throws IOException {
        this(data, false, Files.readString(data.resolve("password")).trim());
    }

    private Server(Path home, boolean removed, String password) throws IOException {
        this.home = home.toAbsolutePath();
        this.removed = removed;
        this.password = password;
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(this.home.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(this.home.resolve("programs").toFile())
                .setConnectConfig("password", password)
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
        pool.setPassword(password);
        pool.setMaximumPoolSize(30);
        return pool;
    }

    /** Without a pool, so that nothing keeps a database from being copied or removed. */
    JdbcClient in(String database) {
        return JdbcClient.create(new DriverManagerDataSource(url(database), "postgres", password));
    }

    void create(String database) {
        in("postgres").sql("create database " + database).update();
    }

    /**
     * Dense tables and fresh statistics of what has rows. Of what is still empty the planner is told nothing: it would
     * believe for the whole run that reading all of it is the quickest way, which is so for nobody who works with it.
     */
    void settle(String database) {
        var here = in(database);
        for (var table : here.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            if (here.sql("select exists (select 1 from " + table + ")").query(Boolean.class).single()) {
                here.sql("vacuum full analyze " + table).update();
            }
        }
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

    String password() {
        return password;
    }

    String version() {
        return in("postgres").sql("show server_version").query(String.class).single();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        if (removed) {
            FileSystemUtils.deleteRecursively(home);
        }
    }
}
