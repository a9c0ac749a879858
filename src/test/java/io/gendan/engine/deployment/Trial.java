package io.gendan.engine.deployment;

import io.gendan.engine.ForModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.util.FileSystemUtils;

/** A small flow with everything in it that the check looks at, in a folder of its own that a test may spoil. */
final class Trial {

    static final String MODEL = "processes/trial/TrialProcess.bpmn";
    static final String OTHER = "processes/other/OtherProcess.bpmn";
    static final String DECISION = "processes/trial/trialDecision.dmn";
    static final String FORM = "forms/trial/trialForm.form";

    final Path folder;

    private Trial(Path folder) {
        this.folder = folder;
    }

    static Trial in(Path folder) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("src/test/resources/trial"), folder);
        return new Trial(folder);
    }

    Trial edit(String file, String from, String to) throws IOException {
        var text = Files.readString(folder.resolve(file));
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        Files.writeString(folder.resolve(file), text.replace(from, to));
        return this;
    }

    Trial rename(String file, String to) throws IOException {
        Files.createDirectories(folder.resolve(to).getParent());
        Files.move(folder.resolve(file), folder.resolve(to));
        return this;
    }

    void remove(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    FlowSource source() {
        return new FlowSource(
                folder.resolve("processes"), folder.resolve("forms"), List.of(), Trial.class.getClassLoader());
    }

    static ModelBeans beans() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("trialNote", new TrialNote());
        beans.addBean("trialTiming", new TrialTiming());
        beans.addBean("hiddenTiming", new HiddenTiming());
        beans.addBean("unmarked", new TrialTimingUnmarked());
        return new ModelBeans(beans);
    }

    @ForModels
    static class TrialNote implements JavaDelegate {
        @Override
        public void execute(DelegateExecution execution) {}
    }

    @ForModels
    public static class TrialTiming {
        public boolean isDue(DelegateExecution execution) {
            return true;
        }

        public String who(DelegateExecution execution) {
            return "chen";
        }

        public Date tomorrow() {
            return new Date(0);
        }
    }

    @ForModels
    static class HiddenTiming {
        public Date tomorrow() {
            return new Date(0);
        }
    }

    public static class TrialTimingUnmarked {
        public Date tomorrow() {
            return new Date(0);
        }
    }
}
