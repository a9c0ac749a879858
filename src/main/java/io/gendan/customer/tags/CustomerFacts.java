package io.gendan.customer.tags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who the customer is, as far as rules for tags may ask. */
@Component
class CustomerFacts implements TagFacts {

    private static final String BIRTH = "birthDate";

    private final JdbcClient database;
    private final ObjectMapper json;
    private final Clock clock;

    CustomerFacts(JdbcClient database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> examples() {
        var examples = new LinkedHashMap<String, Object>();
        examples.put("kind", "ORGANISATION");
        examples.put("industry", "valves");
        examples.put("city", "Suzhou");
        examples.put("employees", 100);
        examples.put("yearsSinceFounded", 10);
        examples.put("signingGrade", "A");
        examples.put("serviceGrade", "D");
        examples.put("quadrant", "KEY");
        examples.put("inPool", false);
        examples.put("age", 40);
        examples.put("starSign", "LEO");
        examples.put("gender", "FEMALE");
        examples.put("occupation", "engineer");
        examples.put("income", 200000);
        return examples;
    }

    @Override
    public Map<String, Map<String, @Nullable Object>> of(Collection<String> numbers) {
        var facts = new HashMap<String, Map<String, @Nullable Object>>();
        var today = LocalDate.now(clock);
        database.sql("select * from customer where number = any(:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query(row -> {
                    facts.put(row.getString("number"), facts(row, today));
                });
        return facts;
    }

    private Map<String, @Nullable Object> facts(ResultSet row, LocalDate today) throws SQLException {
        var facts = new HashMap<String, @Nullable Object>();
        var founded = row.getObject("founded", Integer.class);
        facts.put("kind", row.getString("kind"));
        facts.put("industry", row.getString("industry"));
        facts.put("city", row.getString("city"));
        facts.put("employees", row.getObject("employees", Integer.class));
        facts.put("yearsSinceFounded", founded == null ? null : today.getYear() - founded);
        facts.put("signingGrade", row.getString("signing_grade"));
        facts.put("serviceGrade", row.getString("service_grade"));
        facts.put("quadrant", row.getString("quadrant"));
        facts.put("inPool", row.getString("owner") == null);
        var dossier = dossier(row.getString("dossier"));
        facts.put("gender", dossier.get("gender"));
        facts.put("occupation", dossier.get("occupation"));
        facts.put("income", dossier.get("income"));
        birth(dossier).ifPresent(birth -> {
            facts.put("age", (int) ChronoUnit.YEARS.between(birth, today));
            facts.put("starSign", StarSign.of(birth).name());
        });
        return facts;
    }

    private static Optional<LocalDate> birth(Map<String, Object> dossier) {
        try {
            return Optional.ofNullable(dossier.get(BIRTH)).map(date -> LocalDate.parse(String.valueOf(date)));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private Map<String, Object> dossier(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
