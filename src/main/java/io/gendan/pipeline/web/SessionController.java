package io.gendan.pipeline.web;

import io.gendan.customer.CustomerNumber;
import io.gendan.engine.Refusal;
import io.gendan.pipeline.OpenSession;
import io.gendan.pipeline.SessionRooms;
import io.gendan.pipeline.Sessions;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The analysis sessions of a leader's people, and those that are held in one room (N-14, S-06). */
@RestController
class SessionController {

    private final CurrentPerson currentPerson;
    private final Sessions sessions;
    private final SessionRooms rooms;

    SessionController(CurrentPerson currentPerson, Sessions sessions, SessionRooms rooms) {
        this.currentPerson = currentPerson;
        this.sessions = sessions;
        this.rooms = rooms;
    }

    record Open(List<OpenSession> items) {}

    @Operation(summary = "api.sessions.open", description = "api.sessions.open.description")
    @GetMapping("/api/sessions")
    Open open() {
        var person = currentPerson.get();
        if (!person.role().leads()) {
            throw Refusal.forbidden("session.leadersOnly");
        }
        return new Open(sessions.open(person));
    }

    record Present(@Nullable List<String> present) {}

    @Operation(summary = "api.sessions.room", description = "api.sessions.room.description")
    @PostMapping("/api/customers/{number}/session-room")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void room(@PathVariable String number, @RequestBody Present body) {
        var present = body.present() == null ? List.<String>of() : body.present();
        rooms.enter(CustomerNumber.parse(number), present, currentPerson.get());
    }

    @Operation(summary = "api.sessions.own", description = "api.sessions.own.description")
    @DeleteMapping("/api/customers/{number}/session-room")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void own(@PathVariable String number) {
        rooms.takeBack(CustomerNumber.parse(number), currentPerson.get());
    }
}
