package io.gendan.engine.audit;

import io.gendan.engine.GendanProperties;
import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the trail from the command line, beside a running program or without one: {@code --verify-audit}, with {@code
 * --anchor=<place>:<hash>} as often as anchors were kept. Changes nothing.
 */
public final class VerifyAudit {

    /** What asks for it. */
    public static final String ARGUMENT = "--verify-audit";

    private static final String ANCHOR = "--anchor=";
    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int UNREAD = 2;

    private VerifyAudit() {}

    /** The settings of the database and nothing else: no engine, no pages. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        MessageSourceAutoConfiguration.class
    })
    @EnableConfigurationProperties({GendanProperties.class, AuditSettings.class})
    @ComponentScan(
            basePackages = "io.gendan.engine",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.gendan\\.engine\\.(Words|database\\.DatabaseConfiguration)"))
    static class OnlyTheDatabase {}

    /**
     * Says what it has found.
     *
     * @return 0 when the trail is whole, 1 when it isn't, 2 when it couldn't be read
     */
    public static int run(String[] arguments, PrintStream out) {
        var kept = new ArrayList<Anchor>();
        try (var program = new SpringApplicationBuilder(OnlyTheDatabase.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(Map.of("logging.level.root", "warn"))
                .run()) {
            Stream.of(arguments)
                    .filter(argument -> argument.startsWith(ANCHOR))
                    .map(argument -> Anchor.parse(argument.substring(ANCHOR.length())))
                    .forEach(kept::add);
            var settings = program.getBean(AuditSettings.class);
            var file = new AnchorFile(settings.anchors()).all();
            kept.addAll(file.anchors());
            return tell(program, verify(program, settings, kept).withUnreadable(file.unreadable()), out);
        } catch (Refusal unreadable) {
            out.println(unreadable.getMessage() + ": an anchor is a number, a colon and 64 hexadecimal digits.");
            return UNREAD;
        } catch (RuntimeException failure) {
            out.println("The audit trail could not be read: " + failure.getMessage());
            return UNREAD;
        }
    }

    private static Verification verify(ApplicationContext program, AuditSettings settings, List<Anchor> kept) {
        var atOneMoment = new TransactionTemplate(program.getBean(PlatformTransactionManager.class));
        atOneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        atOneMoment.setReadOnly(true);
        var database = program.getBean(JdbcClient.class);
        return atOneMoment.execute(status -> new AuditChain(database, settings.keep()).verify(kept));
    }

    private static int tell(ApplicationContext program, Verification found, PrintStream out) {
        var words = program.getBean(Words.class);
        if (found.anchorsBefore() > 0) {
            out.println(words.of("audit.verify.before", String.valueOf(found.anchorsBefore())));
        }
        if (found.unreadable() > 0) {
            out.println(words.of("audit.verify.unreadable", String.valueOf(found.unreadable())));
        }
        var fault = found.fault();
        if (fault != null) {
            out.println(words.of("audit.verify." + fault.kind(), String.valueOf(fault.seq())));
            return BROKEN;
        }
        out.println(words.of(
                "audit.verify.whole",
                String.valueOf(found.sealed()),
                String.valueOf(found.unsealed()),
                String.valueOf(found.erased()),
                String.valueOf(found.anchors()),
                found.newest()));
        return WHOLE;
    }
}
