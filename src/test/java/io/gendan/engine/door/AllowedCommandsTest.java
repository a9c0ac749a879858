package io.gendan.engine.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** Goes through every command of the engine on the class path: a new version can't open a door unseen. */
class AllowedCommandsTest {

    @Test
    void of_all_commands_that_do_more_than_read_only_these_are_open_to_people() throws Exception {
        var open = new TreeSet<String>();
        int commands = 0;
        for (var type : commands()) {
            commands++;
            if (AllowedCommands.contain(type) && !AllowedCommands.reads(type)) {
                open.add(type.getName().replaceFirst(".*\\.", ""));
            }
        }
        assertThat(commands).as("commands found").isGreaterThan(300);
        assertThat(open)
                .containsExactly(
                        "ClaimTaskCmd",
                        "CompleteTaskCmd",
                        "ExecuteJobsCmd",
                        "FailedJobListener",
                        "ProcessDefinitionResource$QueryCalledProcessDefinitionsCmd",
                        "ProcessInstanceRestService$QueryProcessInstancesCmd",
                        "ProcessInstanceRestService$QueryProcessInstancesCountCmd",
                        "QueryServiceImpl$ExecuteListQueryCmd",
                        "QueryServiceImpl$ExecuteSingleQueryCmd",
                        "QueryServiceImpl$QueryServiceRowCountCmd",
                        "SetJobRetriesCmd",
                        "SubmitStartFormCmd",
                        "SubmitTaskFormCmd",
                        "SuccessfulJobListener");
    }

    @Test
    void what_counts_as_reading_bears_no_name_of_a_change() throws Exception {
        for (var type : commands()) {
            if (AllowedCommands.reads(type)) {
                assertThat(type.getSimpleName())
                        .doesNotStartWith("Set")
                        .doesNotStartWith("Save")
                        .doesNotStartWith("Delete")
                        .doesNotStartWith("Add")
                        .doesNotStartWith("Update")
                        .doesNotStartWith("Remove")
                        .doesNotStartWith("Patch")
                        .isNotIn("GetNextIdBlockCmd");
            }
        }
    }

    private static Set<Class<?>> commands() throws IOException, ClassNotFoundException {
        var found = new HashSet<Class<?>>();
        var reader = new SimpleMetadataReaderFactory();
        for (var file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:org/camunda/bpm/**/*.class")) {
            var metadata = reader.getMetadataReader(file).getClassMetadata();
            if (metadata.isInterface()
                    || metadata.isAbstract()
                    || metadata.getClassName().contains(".impl.test.")) {
                continue;
            }
            try {
                var type = Class.forName(metadata.getClassName(), false, AllowedCommandsTest.class.getClassLoader());
                if (Command.class.isAssignableFrom(type)) {
                    found.add(type);
                }
            } catch (NoClassDefFoundError needsWhatIsNotHere) {
                // a part of the engine for other servers
            }
        }
        return found;
    }
}
