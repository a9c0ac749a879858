package io.gendan.holes;

import io.gendan.holes.Attacks.Attack;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;

/** Every place of a query in which an expression can stand, aimed at the marker. */
public final class QueryAttacks {

    private static final List<String> AIMED = List.of("${marker.hit()}", "#{marker.hit()}", "x${marker.hit()}y");

    private QueryAttacks() {}

    /** The names of the fields of a task query that the engine would evaluate, as its own class has them. */
    public static List<String> expressionFields() {
        return Arrays.stream(TaskQueryDto.class.getMethods())
                .map(method -> method.getName())
                .filter(name -> name.startsWith("set") && name.endsWith("Expression"))
                .map(name -> name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4))
                .distinct()
                .sorted()
                .toList();
    }

    /** Expressions in queries: plain, in an or-part, in an or-part of an or-part, beside a filter, in an address. */
    public static List<Attack> on(String filter) {
        var attacks = new ArrayList<Attack>();
        for (var field : expressionFields()) {
            for (var aimed : AIMED) {
                var plain = "{'" + field + "':'" + aimed + "'}";
                var or = "{'orQueries':[{'name':'x'},{'name':'y','" + field + "':'" + aimed + "'}]}";
                var nested = "{'orQueries':[{'name':'x','orQueries':[" + plain + "]}]}";
                for (var body : List.of(plain, or, nested)) {
                    attacks.add(Attack.json("POST", "/task", body));
                    attacks.add(Attack.json("POST", "/task/count", body));
                    attacks.add(Attack.json("POST", "/filter/" + filter + "/list", body));
                    attacks.add(Attack.json("POST", "/filter/" + filter + "/count", body));
                    attacks.add(Attack.json("POST", "/filter/" + filter + "/singleResult", body));
                    attacks.add(Attack.json(
                            "POST",
                            "/filter/create",
                            "{'resourceType':'Task','name':'x','query':" + body + ",'properties':{}}"));
                    attacks.add(Attack.json(
                            "PUT",
                            "/filter/" + filter,
                            "{'resourceType':'Task','name':'x','query':" + body + ",'properties':{}}"));
                }
            }
            attacks.add(Attack.json("GET", "/task?" + field + "=%24%7Bmarker.hit()%7D", ""));
            attacks.add(Attack.json("GET", "/task/count?" + field + "=%23%7Bmarker.hit()%7D", ""));
        }
        return attacks;
    }

    /** Where an expression is nothing but text, or is overlooked, and must stay so: these are answered. */
    public static List<Attack> texts() {
        return Stream.of("${marker.hit()}", "#{marker.hit()}")
                .flatMap(aimed -> Stream.of(
                        Attack.json(
                                "POST",
                                "/task",
                                "{'sorting':[{'sortBy':'processVariable','sortOrder':'asc','parameters':{'variable':'"
                                        + aimed + "','type':'String'}}]}"),
                        Attack.json(
                                "POST",
                                "/task",
                                "{'processVariables':[{'name':'" + aimed + "','operator':'eq','value':'" + aimed
                                        + "'}]}"),
                        Attack.json("POST", "/history/task", "{'assigneeExpression':'" + aimed + "'}"),
                        Attack.json("POST", "/history/task", "{'orQueries':[{'assigneeExpression':'" + aimed + "'}]}"),
                        Attack.json(
                                "POST",
                                "/process-instance",
                                "{'orQueries':[{'businessKeyExpression':'" + aimed + "'}]}"),
                        Attack.json(
                                "POST",
                                "/history/process-instance",
                                "{'orQueries':[{'nameExpression':'" + aimed + "'}]}"),
                        Attack.json(
                                "POST",
                                "/variable-instance",
                                "{'variableValues':[{'name':'x','operator':'eq','value':'" + aimed + "'}]}")))
                .toList();
    }

    /** Where an expression is a name of what isn't there. */
    public static List<Attack> names() {
        return Stream.of("${marker.hit()}", "#{marker.hit()}")
                .flatMap(aimed -> Stream.of(
                        Attack.json("POST", "/task", "{'sorting':[{'sortBy':'" + aimed + "','sortOrder':'asc'}]}"),
                        Attack.json("GET", "/task?sortBy=" + encoded(aimed) + "&sortOrder=asc", ""),
                        Attack.json("GET", "/task/" + encoded(aimed), ""),
                        Attack.json("GET", "/process-definition/key/" + encoded(aimed), "")))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
