package io.gendan.rights;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the engine takes where an empty object gets no further than its form: bodies that nothing but rights, or our own
 * doors, can refuse. Elsewhere an empty object gets as far as these.
 */
final class WholeBodies {

    /** A model to deploy, the content of a variable or an attachment: each address takes the parts that it knows. */
    private static final String UPLOAD = part("deployment-name", "", "x")
            + part("data", "; filename=\"x.bpmn\"", "<definitions/>")
            + part("valueType", "", "File")
            + part("attachment-name", "", "x")
            + part("content", "; filename=\"x.txt\"", "A note")
            + "--a-file--\r\n";

    private static final Map<String, String> BODIES = new HashMap<>();

    static {
        json("POST", "/external-task/retries-async", "{'retries':1,'externalTaskIds':['none']}");
        json("POST", "/filter/create", "{'resourceType':'Task','name':'x','query':{},'properties':{}}");
        json("PUT", "/filter/{id}", "{'resourceType':'Task','name':'x','query':{},'properties':{}}");
        json("POST", "/message", "{'messageName':'journey.redirected','processInstanceId':'{instance}'}");
        json("POST", "/signal", "{'name':'x'}");
        var modification = "{'processDefinitionId':'{definition}','processInstanceIds':['{instance}'],"
                + "'instructions':[{'type':'startBeforeActivity','activityId':'EndEvent_Joined'}]}";
        json("POST", "/modification/execute", modification);
        json("POST", "/modification/executeAsync", modification);
        var start = "{'variables':{'name':{'value':'Started by the engine'},'kind':{'value':'ORGANISATION'}}}";
        json("POST", "/process-definition/key/{key}/submit-form", start);
        json("POST", "/process-definition/{id}/submit-form", start);
        json("POST", "/process-instance/suspended-async", "{'suspended':true,'processInstanceIds':['{instance}']}");
        json("PUT", "/process-instance/suspended", "{'suspended':true,'processInstanceIds':['{instance}']}");
        json("PUT", "/process-definition/suspended", "{'suspended':true,'processDefinitionKey':'WaitingProcess'}");
        json("PUT", "/job/suspended", "{'suspended':true,'processInstanceId':'{instance}'}");
        json("POST", "/task/{id}/claim", "{'userId':'{login}'}");
        json("POST", "/task/{id}/comment/create", "{'message':'x'}");
        json("POST", "/task/{id}/identity-links", "{'userId':'{login}','type':'candidate'}");
        json("POST", "/task/{id}/identity-links/delete", "{'userId':'{login}','type':'candidate'}");
        Stream.of(
                        "/deployment/create",
                        "/execution/{id}/localVariables/{varId}/data",
                        "/process-instance/{id}/variables/{varId}/data",
                        "/task/{id}/attachment/create",
                        "/task/{id}/localVariables/{varId}/data",
                        "/task/{id}/variables/{varId}/data")
                .forEach(path -> put("POST", path, UPLOAD));
    }

    private WholeBodies() {}

    /** What is sent to this address of the engine about this customer. */
    static String of(Endpoint endpoint, Cast.Case known, String definition, String login) {
        var otherwise = endpoint.path().endsWith("/retries") ? "{\"retries\":3}" : "{}";
        return BODIES.getOrDefault(endpoint.toString(), otherwise)
                .replace("{instance}", known.instance())
                .replace("{definition}", definition)
                .replace("{login}", login);
    }

    private static String part(String name, String file, String content) {
        return "--a-file\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n".formatted(name, file, content);
    }

    private static void json(String method, String path, String body) {
        put(method, path, body.replace('\'', '"'));
    }

    private static void put(String method, String path, String body) {
        BODIES.put(new Endpoint(method, RightsTable.ENGINE + path).toString(), body);
    }
}
