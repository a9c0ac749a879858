package io.gendan.support;

import io.gendan.engine.TableFile;
import io.gendan.staff.hiring.Hiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The people of the demo company, for tests: director {@code wang}, senior manager {@code zhao}, managers {@code li}
 * (team of {@code chen}, {@code liu}) and {@code sun} (team of {@code yang}, {@code huang}).
 */
@Component
public class People {

    /** The password of every one of them. */
    public static final String PASSWORD = "password of the tests";

    /** The password of {@code admin}, see application-test.yml. */
    public static final String ADMIN_PASSWORD = "admin-of-the-tests";

    private final Hiring hiring;

    People(Hiring hiring) {
        this.hiring = hiring;
    }

    /** Makes sure that they are there; call it as often as you like. */
    public People hired() {
        return hired("demo/people.csv");
    }

    /** As {@link #hired()}, the people of another list. */
    public synchronized People hired(String file) {
        try (var list = new ClassPathResource(file).getInputStream()) {
            hiring.hire(TableFile.read(list), PASSWORD);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The password with which this login signs in. */
    public static String passwordOf(String login) {
        return login.equals("admin") ? ADMIN_PASSWORD : PASSWORD;
    }
}
