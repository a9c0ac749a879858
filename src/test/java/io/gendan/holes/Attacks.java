package io.gendan.holes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Every known way to bring something into the engine by its interface, code above all, aimed at the marker. */
public final class Attacks {

    /**
     * Something that is sent.
     *
     * @param unseen what the engine says to who doesn't see the thing that this would change; nothing where it doesn't look
     */
    public record Attack(String method, String path, String kind, String body, String unseen) {
        static Attack json(String method, String path, String body) {
            return new Attack(method, path, "application/json", body.replace('\'', '"'), "");
        }

        static Attack parts(String path, String body) {
            return new Attack("POST", path, "multipart/form-data; boundary=part", body, "");
        }

        Attack unlessUnseen(String said) {
            return new Attack(method, path, kind, body, said);
        }

        @Override
        public String toString() {
            return method + " " + path + " " + body;
        }
    }

    /** What the engine would take. */
    private static final String MODEL =
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"x\""
                    + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"><process id=\"HolesProcess\""
                    + " isExecutable=\"true\" camunda:historyTimeToLive=\"1\"><startEvent id=\"s\"/></process></definitions>";

    /**
     * The ids of what is there, so that each attack would do something were it let in.
     *
     * @param archived a process instance that has ended
     */
    public record Aims(
            String task,
            String instance,
            String definition,
            String decision,
            String filter,
            String job,
            String jobDefinition,
            String batch,
            String comment,
            String attachment,
            String archived) {}

    private static final String NO_TASK = "No task found for task id";
    private static final String NO_INSTANCE = "No process instance found for id";

    private final String task;
    private final String instance;
    private final Aims aims;

    /** Attacks on these. */
    public Attacks(Aims aims) {
        this.aims = aims;
        task = aims.task();
        instance = aims.instance();
    }

    /** Everything but queries by which something is brought in, or told to the engine. */
    public List<Attack> writes() {
        var value = "{'value':'${marker.hit()}','type':'String'}";
        var changed = "{'id':'" + aims.comment() + "','message':'${marker.hit()}'}";
        var attachment = "/task/" + task + "/attachment/" + aims.attachment();
        var definition = aims.definition();
        var end = "'instructions':[{'type':'startBeforeActivity','activityId':'EndEvent_Joined'}]";
        var plan = "'sourceProcessDefinitionId':'" + definition + "','targetProcessDefinitionId':'" + definition + "'";
        var jobs = "/job-definition/" + aims.jobDefinition();
        var json = List.of(
                Attack.json("POST", "/task/create", "{'name':'${marker.hit()}','assignee':'chen'}"),
                Attack.json("POST", "/task/" + task + "/comment/create", "{'message':'${marker.hit()}'}")
                        .unlessUnseen(NO_TASK),
                Attack.json("PUT", "/task/" + task + "/comment", changed).unlessUnseen(NO_TASK),
                Attack.json("PUT", "/process-instance/" + instance + "/comment", changed)
                        .unlessUnseen(NO_INSTANCE),
                Attack.json("DELETE", "/task/" + task + "/comment/" + aims.comment(), "")
                        .unlessUnseen(NO_TASK),
                Attack.json("GET", "/task/" + task + "/comment", "").unlessUnseen(NO_TASK),
                Attack.json("GET", "/task/" + task + "/comment/" + aims.comment(), ""),
                Attack.json("GET", "/task/" + task + "/attachment", "").unlessUnseen(NO_TASK),
                Attack.json("GET", attachment, ""),
                Attack.json("DELETE", attachment, ""),
                Attack.json("GET", attachment + "/data", ""),
                Attack.json("GET", "/process-instance/" + instance + "/comment", "")
                        .unlessUnseen(NO_INSTANCE),
                Attack.json("POST", "/task/" + task + "/delegate", "{'userId':'${marker.hit()}'}"),
                Attack.json("POST", "/task/" + task + "/resolve", "{'variables':{'x':" + value + "}}"),
                Attack.json("POST", "/task/" + task + "/assignee", "{'userId':'${marker.hit()}'}"),
                Attack.json("POST", "/task/" + task + "/unclaim", "{}"),
                Attack.json("POST", "/task/" + task + "/identity-links", "{'userId':'liu','type':'candidate'}"),
                Attack.json("PUT", "/task/" + task, "{'name':'${marker.hit()}'}")
                        .unlessUnseen("No matching task with id"),
                Attack.json("PUT", "/task/" + task + "/localVariables/brief", value),
                Attack.json("PUT", "/task/" + task + "/localVariables/brief", object()),
                Attack.json("PUT", "/task/" + task + "/localVariables/brief", stream()),
                Attack.json("PUT", "/process-instance/" + instance + "/variables/outcome", stream()),
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
                        "{'messageName':'journey.redirected','processInstanceId':'" + instance
                                + "','processVariables':{'x':" + object() + "}}"),
                Attack.json(
                        "POST",
                        "/message",
                        "{'messageName':'journey.redirected','processInstanceId':'" + instance
                                + "','processVariables':{'x':" + stream() + "}}"),
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
                        "{'processDefinitionId':'" + definition + "','processInstanceIds':['" + instance + "']," + end
                                + "}"),
                Attack.json("POST", "/migration/generate", "{" + plan + "}"),
                Attack.json(
                        "POST",
                        "/migration/execute",
                        "{'migrationPlan':{" + plan + ",'instructions':[]},'processInstanceIds':['" + instance + "']}"),
                Attack.json("PUT", "/batch/" + aims.batch() + "/suspended", "{'suspended':true}"),
                Attack.json("DELETE", "/batch/" + aims.batch(), ""),
                Attack.json("PUT", jobs + "/retries", "{'retries':1}"),
                Attack.json("PUT", "/job/" + aims.job() + "/retries", "{'retries':0}"),
                Attack.json(
                        "PUT",
                        "/job/" + aims.job() + "/retries",
                        "{'retries':3,'dueDate':'2099-01-01T00:00:00.000+0000'}"),
                Attack.json("PUT", jobs + "/suspended", "{'suspended':true}"),
                Attack.json("POST", "/history/cleanup", "{}"),
                Attack.json(
                        "POST",
                        "/history/process-instance/delete",
                        "{'historicProcessInstanceIds':['" + aims.archived() + "']}"),
                Attack.json("DELETE", "/history/process-instance/" + aims.archived(), ""),
                Attack.json("DELETE", "/metrics/task-worker", ""),
                Attack.json("POST", "/telemetry/configuration", "{'enableTelemetry':true}"),
                Attack.json(
                        "POST",
                        "/decision-definition/" + aims.decision() + "/evaluate",
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
        var bytes = part("data", "application/octet-stream", "hit") + part("valueType", "text/plain", "Bytes");
        var model = part("deployment-name", "text/plain", "x") + "--part\r\nContent-Disposition: form-data; name=\"m\";"
                + " filename=\"m.bpmn\"\r\n\r\n" + MODEL + "\r\n";
        var places = List.of(
                "/task/" + task + "/variables/x/data",
                "/task/" + task + "/localVariables/x/data",
                "/process-instance/" + instance + "/variables/x/data",
                "/execution/" + instance + "/localVariables/x/data");
        var objects = places.stream()
                .flatMap(place -> Stream.of(aimed, bytes).map(parts -> Attack.parts(place, parts + "--part--\r\n")));
        var rest = Stream.of(
                Attack.parts("/deployment/create", model + "--part--\r\n"),
                Attack.parts("/task/" + task + "/attachment/create", model + "--part--\r\n"),
                new Attack("POST", "/task", "application/x-java-serialized-object", serialized(), ""),
                new Attack("PUT", "/task/" + task + "/localVariables/x", "text/xml", "<x/>", ""));
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

    /** As the engine's interface takes an object of Java that its sender has written. */
    private static String stream() {
        return "{'type':'Object','value':'" + serialized() + "','valueInfo':{'objectTypeName':'"
                + Marker.class.getName() + "','serializationDataFormat':'application/x-java-serialized-object'}}";
    }

    static String serialized() {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(new Marker());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
