package io.gendan.reporting;

import io.gendan.engine.Refusal;
import io.gendan.engine.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;

/** What the pages have in common that check or import a file while one waits. */
@Component
class ImportAtOnce {

    /** Reads the file and puts into the model what became of it. */
    @FunctionalInterface
    interface Taking {

        void run() throws IOException;
    }

    private final Words words;

    ImportAtOnce(Words words) {
        this.words = words;
    }

    /** Shows this page with what became of the file, or why it was refused. */
    String answer(String page, Model model, HttpServletResponse response, Taking taking) throws IOException {
        try {
            taking.run();
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("refused", words.of(refusal));
        }
        return page;
    }

    /**
     * The file that was chosen.
     *
     * @throws Refusal 400 {@code table.empty} when none was
     */
    static MultipartFile sent(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            throw Refusal.badRequest("table.empty");
        }
        return file;
    }
}
