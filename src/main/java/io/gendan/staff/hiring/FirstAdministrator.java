package io.gendan.staff.hiring;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.Words;
import io.gendan.engine.audit.AuditKind;
import io.gendan.engine.audit.AuditTrail;
import io.gendan.staff.Role;
import io.gendan.staff.mirror.EngineIdentities;
import io.gendan.staff.persistence.Roster;
import io.gendan.staff.persistence.StaffList;
import io.gendan.staff.signin.Passwords;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A new installation gets its first administrator, {@code admin}. A password from the environment stays; a random one is
 * printed once and must be changed at the first sign-in.
 */
@Component
@Order(10)
class FirstAdministrator implements ApplicationRunner {

    static final String LOGIN = "admin";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final GendanProperties properties;
    private final Roster roster;
    private final StaffList staff;
    private final Passwords passwords;
    private final EngineIdentities engine;
    private final AuditTrail trail;
    private final Words words;
    private final TransactionTemplate transaction;

    FirstAdministrator(
            GendanProperties properties,
            Roster roster,
            StaffList staff,
            Passwords passwords,
            EngineIdentities engine,
            AuditTrail trail,
            Words words,
            TransactionTemplate transaction) {
        this.properties = properties;
        this.roster = roster;
        this.staff = staff;
        this.passwords = passwords;
        this.engine = engine;
        this.trail = trail;
        this.words = words;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var printed = transaction.execute(status -> createOnce());
        if (printed != null && !printed.isEmpty()) {
            LOG.info("{}", printed);
        }
    }

    /** What to print, or an empty text. */
    private String createOnce() {
        roster.changeAlone();
        if (staff.count(Role.ADMIN) > 0) {
            return "";
        }
        var given = passwords.given(properties.adminPassword(), "GENDAN_ADMIN_PASSWORD");
        var password = given.orElseGet(passwords::random);
        var hash = given.isPresent() ? passwords.hash(password) : passwords.hashRandom(password);
        staff.hire(LOGIN, words.of("staff.role.ADMIN"), Role.ADMIN, hash, given.isEmpty());
        trail.put(AuditKind.PERSON_CHANGED, null, LOGIN, Map.of("what", "hired", "role", Role.ADMIN.name()));
        engine.refresh();
        return given.isPresent() ? "" : words.of("staff.firstAdministrator", LOGIN, password);
    }
}
