package io.gendan.staff.hiring;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.TableFile;
import io.gendan.engine.Words;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import io.gendan.staff.persistence.Roster;
import io.gendan.staff.persistence.StaffList;
import io.gendan.staff.signin.Passwords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people of the demo company, on the embedded database only. Made at the first start; at each start they get the
 * demo password, unless they have chosen their own, and the table of sign-ins is printed.
 */
@Component
@Order(9)
// On the embedded database only: there, no URL is given.
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "none", matchIfMissing = true)
@ConditionalOnProperty(name = "gendan.demo", havingValue = "true", matchIfMissing = true)
class DemoPeople implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPeople.class);

    private final GendanProperties properties;
    private final Hiring hiring;
    private final Roster roster;
    private final StaffList staff;
    private final Passwords passwords;
    private final Words words;
    private final TransactionTemplate transaction;

    DemoPeople(
            GendanProperties properties,
            Hiring hiring,
            Roster roster,
            StaffList staff,
            Passwords passwords,
            Words words,
            TransactionTemplate transaction) {
        this.properties = properties;
        this.hiring = hiring;
        this.roster = roster;
        this.staff = staff;
        this.passwords = passwords;
        this.words = words;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var people = TableFile.read(new ClassPathResource("demo/people.csv").getInputStream());
        var password = passwords
                .given(properties.demoPassword(), "GENDAN_DEMO_PASSWORD")
                .orElseGet(passwords::random);
        var lines = transaction.execute(status -> signIns(people, password));
        LOG.info("{}", String.join(System.lineSeparator(), lines == null ? List.of() : lines));
    }

    private List<String> signIns(TableFile people, String password) {
        if (roster.all().stream().allMatch(person -> person.role() == Role.ADMIN)) {
            hiring.hire(people, password);
        }
        var login = people.require("login");
        var demo = people.rows().stream().map(row -> row.get(login)).toList();
        var lines = new ArrayList<>(List.of("", words.of("staff.demo.signIns")));
        var hash = passwords.hash(password);
        for (var person : roster.all()) {
            if (demo.contains(person.login())) {
                lines.add(line(person, passwordOf(person, password, hash)));
            }
        }
        lines.add("");
        return lines;
    }

    /** What the table tells: the password, or who knows it. */
    private String passwordOf(Person person, String password, String hash) {
        var ofAdministrator = person.login().equals(FirstAdministrator.LOGIN)
                ? passwords.given(properties.adminPassword(), "GENDAN_ADMIN_PASSWORD")
                : Optional.<String>empty();
        if (!staff.givePassword(
                person.login(), ofAdministrator.map(passwords::hash).orElse(hash))) {
            return words.of("staff.demo.ownPassword");
        }
        return ofAdministrator.isPresent() ? words.of("staff.demo.adminPassword") : password;
    }

    private String line(Person person, String password) {
        return "  %-8s %-18s %s"
                .formatted(
                        person.login(),
                        password,
                        words.of("staff.role." + person.role().name()));
    }
}
