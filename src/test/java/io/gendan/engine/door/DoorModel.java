package io.gendan.engine.door;

import org.camunda.bpm.engine.RepositoryService;

/** A small process with a start form and two tasks with forms, deployed for one test class and removed after it. */
final class DoorModel {

    static final String PROCESS = "DoorTestProcess";

    private static final String BPMN = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                targetNamespace="test" id="d">
              <process id="DoorTestProcess" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="Start" camunda:formRef="doorStart" camunda:formRefBinding="deployment"/>
                <sequenceFlow id="f1" sourceRef="Start" targetRef="UserTask_Say"/>
                <userTask id="UserTask_Say" name="Say" camunda:assignee="anna" camunda:candidateUsers="ben"
                    camunda:formRef="doorSay" camunda:formRefBinding="deployment"/>
                <sequenceFlow id="f2" sourceRef="UserTask_Say" targetRef="Service_Record"/>
                <serviceTask id="Service_Record" camunda:class="io.gendan.engine.door.RecordingDelegate"/>
                <sequenceFlow id="f3" sourceRef="Service_Record" targetRef="UserTask_Next"/>
                <userTask id="UserTask_Next" camunda:candidateUsers="anna" camunda:formRef="doorSay"
                    camunda:formRefBinding="deployment"/>
                <boundaryEvent id="Timer" attachedToRef="UserTask_Next">
                  <timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="f5" sourceRef="Timer" targetRef="End2"/>
                <endEvent id="End2"/>
                <sequenceFlow id="f4" sourceRef="UserTask_Next" targetRef="End"/>
                <endEvent id="End"/>
              </process>
            </definitions>
            """;

    private static final String START_FORM = """
            {"id":"doorStart","type":"default","schemaVersion":16,"components":[
              {"type":"textfield","key":"name","label":"Name","validate":{"required":true,"maxLength":200}}]}""";

    private static final String TASK_FORM = """
            {"id":"doorSay","type":"default","schemaVersion":16,"components":[
              {"type":"text","id":"intro","text":"Hello"},
              {"type":"textarea","key":"said","label":"What was said","validate":{"required":true}},
              {"type":"select","key":"who","label":"Who","valuesKey":"teamOptions"},
              {"type":"radio","key":"channel","label":"Channel","values":[{"label":"Phone","value":"PHONE"},{"label":"Visit","value":"VISIT"}]},
              {"type":"checklist","key":"tags","values":[{"label":"X","value":"X"},{"label":"Y","value":"Y"}]},
              {"type":"number","key":"fee"},
              {"type":"checkbox","key":"promised"},
              {"type":"textfield","key":"quoted","validate":{"required":true},"conditional":{"hide":"=stage != \\"A\\""}},
              {"type":"dynamiclist","path":"people","isRepeating":true,"components":[
                {"type":"textfield","key":"name","label":"Name"},{"type":"number","key":"weight"}]}]}""";

    private DoorModel() {}

    static String deploy(RepositoryService repository) {
        return repository
                .createDeployment()
                .name("door test")
                .addString("door/DoorTestProcess.bpmn", BPMN)
                .addString("door/doorStart.form", START_FORM)
                .addString("door/doorSay.form", TASK_FORM)
                .deploy()
                .getId();
    }
}
