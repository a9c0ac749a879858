package io.gendan.holes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;

/** Every known way to bring code into the engine by its interface, aimed at the marker. */
public final class Attacks {

    /** Something that is sent. */
    public record Attack(String method, String path, String kind, String body) {
        static Attack json(String method, String path, String body) {
            return new Attack(method, path, "application/json", body.replace('\'', '"'));
        }

        static Attack parts(String path, String body) {
            return new Attack("POST", path, "multipart/form-data; boundary=part", body);
        }

        @Override
        public String toString() {
            return method + " " + path + " " + body;
        }
    }

    private static final List<String> AIMED = List.of("${marker.hit()}", "#{marker.hit()}", "x${marker.hit()}y");

    private final String task;
    private final String instance;
    private final String filter;
    private final String job;

    /** Attacks on these: a task, its process instance, a stored filter, a waiting job. */
    public Attacks(String task, String instance, String filter, String job) {
        this.task = task;
        this.instance = instance;
        this.filter = filter;
        this.job = job;
    }

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
    public List<Attack> queries() {
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
                    attacks.add(Attack.json("POST", "/task/report", body));
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

    /** Where an expression is nothing but text, or is overlooked, and must stay so. */
    public List<Attack> texts() {
        return Stream.of("${marker.hit()}", "#{marker.hit()}")
                .flatMap(aimed -> Stream.of(
                        Attack.json("POST", "/task", "{'sorting':[{'sortBy':'" + aimed + "','sortOrder':'asc'}]}"),
                        Attack.json(
                                "POST",
                                "/task",
                                "{'sorting':[{'sortBy':'processVariable','sortOrder':'asc','parameters':{'variable':'"
                                        + aimed + "','type':'" + aimed + "'}}]}"),
                        Attack.json(
                                "POST",
                                "/task",
                                "{'processVariables':[{'name':'" + aimed + "','operator':'" + aimed + "','value':'"
                                        + aimed + "'}]}"),
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
                                "{'variableValues':[{'name':'x','operator':'eq','value':{'a':'" + aimed + "'}}]}"),
                        Attack.json("GET", "/task?sortBy=" + encoded(aimed) + "&sortOrder=asc", ""),
                        Attack.json("GET", "/task/" + encoded(aimed), ""),
                        Attack.json("GET", "/process-definition/key/" + encoded(aimed), "")))
                .toList();
    }

    /** Everything else by which something is brought in, or told to the engine. */
    public List<Attack> writes() {
        var value = "{'value':'${marker.hit()}','type':'String'}";
        var json = List.of(
                Attack.json("POST", "/task/create", "{'name':'${marker.hit()}','assignee':'chen'}"),
                Attack.json("POST", "/task/" + task + "/comment/create", "{'message':'${marker.hit()}'}"),
                Attack.json("POST", "/process-instance/" + instance + "/comment", "{'message':'x'}"),
                Attack.json("GET", "/task/" + task + "/comment", ""),
                Attack.json("GET", "/task/" + task + "/comment/x", ""),
                Attack.json("GET", "/task/" + task + "/attachment", ""),
                Attack.json("GET", "/task/" + task + "/attachment/x", ""),
                Attack.json("GET", "/task/" + task + "/attachment/x/data", ""),
                Attack.json("GET", "/process-instance/" + instance + "/comment", ""),
                Attack.json("POST", "/task/" + task + "/delegate", "{'userId':'${marker.hit()}'}"),
                Attack.json("POST", "/task/" + task + "/resolve", "{'variables':{'x':" + value + "}}"),
                Attack.json("POST", "/task/" + task + "/assignee", "{'userId':'${marker.hit()}'}"),
                Attack.json("POST", "/task/" + task + "/unclaim", "{}"),
                Attack.json("POST", "/task/" + task + "/identity-links", "{'userId':'liu','type':'candidate'}"),
                Attack.json("PUT", "/task/" + task, "{'name':'${marker.hit()}'}"),
                Attack.json("PUT", "/task/" + task + "/localVariables/brief", value),
                Attack.json("POST", "/task/" + task + "/submit-form", "{'variables':{'phone':" + object() + "}}"),
                Attack.json("POST", "/task/" + task + "/complete", "{'variables':{'phone':" + object() + "}}"),
                Attack.json(
                        "POST",
                        "/process-definition/key/CustomerJourneyProcess/start",
                        "{'variables':{'x':" + object() + "}}"),
                Attack.json(
                        "POST",
                        "/process-definition/key/CustomerJourneyProcess/submit-form",
                        "{'variables':{'name':" + object() + "}}"),
                Attack.json(
                        "POST",
                        "/message",
                        "{'messageName':'${marker.hit()}','processVariables':{'x':" + object() + "}}"),
                Attack.json("POST", "/signal", "{'name':'${marker.hit()}'}"),
                Attack.json("POST", "/condition", "{'variables':{'x':" + value + "}}"),
                Attack.json("POST", "/external-task/fetchAndLock", "{'workerId':'x','maxTasks':1,'topics':[]}"),
                Attack.json(
                        "POST",
                        "/process-instance/" + instance + "/modification",
                        "{'instructions':[{'type':'startBeforeActivity','activityId':'EndEvent_Joined','variables':{'x':"
                                + value + "}}]}"),
                Attack.json(
                        "POST",
                        "/modification/execute",
                        "{'processDefinitionId':'x','processInstanceIds':['" + instance + "'],'instructions':[]}"),
                Attack.json(
                        "POST",
                        "/migration/generate",
                        "{'sourceProcessDefinitionId':'x','targetProcessDefinitionId':'x'}"),
                Attack.json("POST", "/migration/execute", "{}"),
                Attack.json("PUT", "/batch/x/suspended", "{'suspended':true}"),
                Attack.json("DELETE", "/batch/x", ""),
                Attack.json("PUT", "/job-definition/x/retries", "{'retries':0}"),
                Attack.json("PUT", "/job/" + job + "/retries", "{'retries':0}"),
                Attack.json(
                        "PUT", "/job/" + job + "/retries", "{'retries':3,'dueDate':'2099-01-01T00:00:00.000+0000'}"),
                Attack.json("PUT", "/job-definition/x/suspended", "{'suspended':true}"),
                Attack.json("POST", "/history/cleanup", "{}"),
                Attack.json("POST", "/history/process-instance/delete", "{'historicProcessInstanceIds':['x']}"),
                Attack.json("DELETE", "/history/process-instance/" + instance, ""),
                Attack.json("DELETE", "/metrics/task-worker", ""),
                Attack.json("POST", "/telemetry/configuration", "{'enableTelemetry':true}"),
                Attack.json(
                        "POST",
                        "/decision-definition/key/contactCadence/evaluate",
                        "{'variables':{'stage':" + object() + "}}"),
                Attack.json(
                        "POST",
                        "/authorization/create",
                        "{'type':1,'permissions':['ALL'],'userId':'chen','resourceType':0,'resourceId':'*'}"),
                Attack.json("POST", "/user/create", "{'profile':{'id':'x'},'credentials':{'password':'x'}}"));
        return Stream.concat(json.stream(), uploads()).toList();
    }

    /** Files and objects, by which the engine would make something of a class that the sender names. */
    private Stream<Attack> uploads() {
        var aimed = part("data", "application/json", "{\"aim\":\"hit\"}")
                + part("type", "text/plain", Marker.class.getName());
        var stream = part("data", "application/x-java-serialized-object", "\u00ac\u00ed\u0000\u0005sr")
                + part("valueType", "text/plain", "Object");
        var model = part("deployment-name", "text/plain", "x") + "--part\r\nContent-Disposition: form-data; name=\"m\";"
                + " filename=\"m.bpmn\"\r\n\r\n<definitions/>\r\n";
        var places = List.of(
                "/task/" + task + "/variables/x/data",
                "/task/" + task + "/localVariables/x/data",
                "/process-instance/" + instance + "/variables/x/data",
                "/execution/" + instance + "/localVariables/x/data");
        var objects = places.stream()
                .flatMap(place -> Stream.of(aimed, stream).map(parts -> Attack.parts(place, parts + "--part--\r\n")));
        var rest = Stream.of(
                Attack.parts("/deployment/create", model + "--part--\r\n"),
                Attack.parts("/task/" + task + "/attachment/create", model + "--part--\r\n"),
                new Attack("POST", "/task", "application/x-java-serialized-object", "\u00ac\u00ed"),
                new Attack("PUT", "/task/" + task + "/localVariables/x", "text/xml", "<x/>"));
        return Stream.concat(objects, rest);
    }

    private static String part(String name, String kind, String content) {
        return "--part\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: " + kind + "\r\n\r\n"
                + content + "\r\n";
    }

    private static String object() {
        return "{'type':'Object','value':'{\\'aim\\':\\'hit\\'}','valueInfo':{'objectTypeName':'"
                + Marker.class.getName() + "','serializationDataFormat':'application/json'}}";
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
