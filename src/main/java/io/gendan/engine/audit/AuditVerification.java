package io.gendan.engine.audit;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether the trail is what was written. */
@Component
public class AuditVerification {

    private final JdbcClient database;
    private final AuditSeal seal;
    private final AnchorFile anchors;
    private final @Nullable Period keep;
    private final TransactionTemplate atOneMoment;

    AuditVerification(
            JdbcClient database, AuditSeal seal, AuditSettings settings, PlatformTransactionManager transactions) {
        this.database = database;
        this.seal = seal;
        this.anchors = new AnchorFile(settings.anchors());
        this.keep = settings.keep();
        this.atOneMoment = new TransactionTemplate(transactions);
        atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        atOneMoment.setReadOnly(true);
    }

    /**
     * Seals what waits and then reads everything, which takes about a second for some ten thousand entries.
     *
     * @param kept anchors beside those of the installation's own file
     */
    public Verification verify(List<Anchor> kept) {
        boolean more = true;
        while (more) {
            more = seal.some();
        }
        var file = anchors.all();
        var all = new ArrayList<>(file.anchors());
        all.addAll(kept);
        return atOneMoment
                .execute(status -> new AuditChain(database, keep).verify(all))
                .withUnreadable(file.unreadable());
    }
}
