package io.gendan.engine.database;

import com.zaxxer.hikari.HikariDataSource;
import io.gendan.engine.GendanProperties;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL inside the program, for whoever has none at hand. Made durable: a commit survives {@code kill -9} and power
 * loss, and a server that outlived a killed program is stopped before its files are opened again.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "gendan";
    private static final String OWNER = "postgres";
    private static final int LOWEST_PORT = 20_000;
    private static final int LOWEST_GIVEN_PORT = 32_768;
    private static final int MOST_PORTS_TRIED = 100;

    private final FileChannel lockFile;
    private final FileLock lock;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(FileChannel lockFile, FileLock lock, EmbeddedPostgres server, String password) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    static EmbeddedDatabase start(GendanProperties properties) throws IOException, SQLException {
        var home = properties.dataDir().toAbsolutePath();
        Files.createDirectories(home);
        var lockFile = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = lock(lockFile);
        if (lock == null) {
            lockFile.close();
            throw new IllegalStateException("The data folder " + home
                    + " is in use by another running Gendan. Stop that one, or set GENDAN_DATA_DIR to another folder.");
        }
        var files = home.resolve("postgresql");
        stopSurvivor(files);
        var secret = home.resolve("password");
        var password = password(secret);
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("programs").toFile())
                .setRegisterShutdownHook(false)
                .setPort(freePort())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "localhost")
                // Read from its output, the log would end when the program that starts the server ends.
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "server-%a.log")
                .setServerConfig("log_rotation_age", "1d")
                .setServerConfig("log_truncate_on_rotation", "on")
                // What it says of a failure is without rows and statements.
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", secret.toString());
        if (System.getProperty("os.name").startsWith("Linux")) {
            // Under the locale C, Chinese text gives no trigrams to search by.
            builder.setLocaleConfig("locale", "C.UTF-8");
        }
        var server = builder.start();
        var database = new EmbeddedDatabase(lockFile, lock, server, password);
        database.createOnce();
        LOG.info("Embedded PostgreSQL runs on port {} with its files in {}", server.getPort(), files);
        return database;
    }

    /**
     * One of those that no system gives to connections by itself: until the server opens it, a first start makes its files,
     * and any connection of any program might be given one of the others meanwhile.
     */
    private static int freePort() throws IOException {
        for (int tries = 1; ; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, LOWEST_GIVEN_PORT);
            try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                if (tries == MOST_PORTS_TRIED) {
                    throw taken;
                }
            }
        }
    }

    HikariDataSource dataSource() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://localhost:" + server.getPort() + "/" + NAME);
        pool.setUsername(OWNER);
        pool.setPassword(password);
        pool.setPoolName("embedded");
        pool.setMaximumPoolSize(30);
        pool.setConnectionTimeout(10_000);
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }

    @Override
    public void close() throws IOException {
        server.close();
        lock.release();
        lockFile.close();
    }

    private void createOnce() throws SQLException {
        try (var connection = server.getDatabase(OWNER, OWNER, Map.of("password", password))
                        .getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                try (var create = connection.createStatement()) {
                    create.execute("create database " + NAME);
                }
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProgram) {
            return null;
        }
    }

    /** A killed program leaves its server running; two servers on the same files would destroy them. */
    private static void stopSurvivor(Path files) throws IOException {
        var pidFile = files.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        var survivor = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
        if (survivor.isPresent()) {
            LOG.info("Stopping the embedded PostgreSQL that an earlier run left behind (process {})", pid);
            survivor.get().destroy();
            try {
                survivor.get().onExit().get(10, TimeUnit.SECONDS);
            } catch (Exception stillThere) {
                survivor.get().destroyForcibly();
                survivor.get().onExit().join();
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static String password(Path secret) throws IOException {
        if (Files.exists(secret)) {
            return Files.readString(secret).trim();
        }
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        Files.createFile(secret);
        if (secret.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(secret, password + "\n");
        return password;
    }
}
