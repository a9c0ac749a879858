package io.gendan.pipeline;

import io.gendan.engine.Refusal;
import io.gendan.journey.Journeys;
import io.gendan.journey.Stages;
import io.gendan.staff.Person;
import io.gendan.staff.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a customer of the list must be, beside the words that are looked for. */
@Component
class CustomerFilters {

    private static final Map<String, Set<String>> GRADES = Map.of(
            "signing_grade", Set.of("A", "B", "C"),
            "service_grade", Set.of("D", "E", "F"),
            "quadrant", Set.of("KEY", "POTENTIAL", "ORDINARY", "LOW_VALUE"));

    private static final String OF_STAGE = """
             and c.number in (select customer_number from (select distinct on (customer_number) customer_number, stage
                from journey j order by customer_number, %s) latest where latest.stage = :stage)
            """.formatted(Journeys.LATEST_FIRST);
    private static final String QUIET = """
             and not exists (select from interaction i where i.customer_number = c.number and i.happened_at > :quietSince)
            """;

    private final Stages stages;
    private final DossierFilters dossier;
    private final Clock clock;

    CustomerFilters(Stages stages, DossierFilters dossier, Clock clock) {
        this.stages = stages;
        this.dossier = dossier;
        this.clock = clock;
    }

    /** The conditions in SQL, whose values it adds; an administrator filters by what it sees alone. */
    String conditions(CustomerList.Query query, Person person, Map<String, Object> parameters) {
        var conditions = new StringBuilder();
        addStage(query.stage(), conditions, parameters);
        addOwner(query.owner(), conditions, parameters);
        if (person.role() == Role.ADMIN && asksMore(query)) {
            throw Refusal.forbidden("customers.filterNotYours");
        }
        addTags(query, conditions, parameters);
        add(query.industry(), " and c.industry ilike :industry", "industry", conditions, parameters);
        add(query.city(), " and c.city ilike :city", "city", conditions, parameters);
        addGrade(query.grade(), conditions, parameters);
        if (query.quietDays() != null && query.quietDays() > 0) {
            conditions.append(QUIET);
            parameters.put(
                    "quietSince",
                    Timestamp.from(clock.instant().minus(Duration.ofDays(Math.min(query.quietDays(), 36_500)))));
        }
        dossier.addConditions(query.dossier(), person, conditions, parameters);
        return conditions.toString();
    }

    private static boolean asksMore(CustomerList.Query query) {
        return query.quietDays() != null
                || query.tags().stream()
                        .anyMatch(each -> !CustomerList.storable(each).isEmpty())
                || query.dossier().stream()
                        .anyMatch(each -> !CustomerList.storable(each).isEmpty())
                || !CustomerList.storable(query.industry()).isEmpty()
                || !CustomerList.storable(query.city()).isEmpty()
                || !CustomerList.storable(query.grade()).isEmpty();
    }

    private void addStage(@Nullable String stage, StringBuilder conditions, Map<String, Object> parameters) {
        if (CustomerList.NONE.equals(stage)) {
            conditions.append(" and not exists (select from journey j where j.customer_number = c.number)");
        } else if (stage != null
                && !stage.isBlank()
                && stages.all().stream().noneMatch(known -> known.name().equals(stage))) {
            throw Refusal.badRequest("stage.unknown", stage);
        } else {
            add(stage, OF_STAGE, "stage", conditions, parameters);
        }
    }

    private static void addOwner(@Nullable String owner, StringBuilder conditions, Map<String, Object> parameters) {
        if (CustomerList.NONE.equals(owner)) {
            conditions.append(" and c.owner is null");
        } else {
            add(owner, " and c.owner = :owner", "owner", conditions, parameters);
        }
    }

    private static void addTags(CustomerList.Query query, StringBuilder conditions, Map<String, Object> parameters) {
        int each = 0;
        for (var tag : query.tags()) {
            var plain = CustomerList.storable(tag);
            if (!plain.isEmpty()) {
                var name = "tag" + each++;
                conditions.append(" and (c.tags && :%1$s::text[] or c.dynamic_tags && :%1$s::text[])".formatted(name));
                parameters.put(name, plain.split("\\s*\\|\\s*"));
            }
        }
    }

    private static void addGrade(@Nullable String grade, StringBuilder conditions, Map<String, Object> parameters) {
        var plain = CustomerList.storable(grade);
        if (!plain.isEmpty()) {
            var column = GRADES.entrySet().stream()
                    .filter(each -> each.getValue().contains(plain))
                    .findFirst()
                    .orElseThrow(() -> Refusal.badRequest("customers.gradeUnknown", plain))
                    .getKey();
            add(plain, " and c." + column + " = :grade", "grade", conditions, parameters);
        }
    }

    private static void add(
            @Nullable String value,
            String condition,
            String name,
            StringBuilder conditions,
            Map<String, Object> parameters) {
        var plain = CustomerList.storable(value);
        if (!plain.isEmpty()) {
            conditions.append(condition);
            parameters.put(name, condition.contains("ilike") ? plain.replaceAll("([\\\\%_])", "\\\\$1") : plain);
        }
    }
}
