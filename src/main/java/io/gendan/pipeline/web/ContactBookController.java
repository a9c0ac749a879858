package io.gendan.pipeline.web;

import io.gendan.customer.CallTime;
import io.gendan.customer.ContactBook;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.NewWay;
import io.gendan.pipeline.ContactBookChanges;
import io.gendan.pipeline.ContactBookFields;
import io.gendan.pipeline.ContactBooks;
import io.gendan.staff.CurrentPerson;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whom to reach at a customer, how, and when (D-01, D-02). */
@RestController
@RequestMapping("/api/customers/{number}/contact-book")
class ContactBookController {

    private final CurrentPerson currentPerson;
    private final ContactBooks books;
    private final ContactBookChanges changes;

    ContactBookController(CurrentPerson currentPerson, ContactBooks books, ContactBookChanges changes) {
        this.currentPerson = currentPerson;
        this.books = books;
        this.changes = changes;
    }

    record Found(List<ContactBooks.Page> items, int total) {}

    @Operation(summary = "api.contactBook", description = "api.contactBook.description")
    @GetMapping
    Found all(@PathVariable String number) {
        var pages = books.of(CustomerNumber.parse(number), currentPerson.get());
        return new Found(pages, pages.size());
    }

    @Operation(summary = "api.contactBook.person")
    @PostMapping("/persons")
    @ResponseStatus(HttpStatus.CREATED)
    ContactBook.Page addPerson(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        var fields = ContactBookFields.of(body);
        return changes.addPerson(CustomerNumber.parse(number), fields.name(), fields.role(), currentPerson.get());
    }

    @Operation(summary = "api.contactBook.person.change")
    @PutMapping("/persons/{id}")
    ContactBook.Page changePerson(
            @PathVariable String number, @PathVariable long id, @RequestBody Map<String, @Nullable Object> body) {
        var fields = ContactBookFields.of(body);
        return changes.changePerson(
                CustomerNumber.parse(number), id, fields.name(), fields.role(), currentPerson.get());
    }

    @Operation(summary = "api.contactBook.person.remove")
    @DeleteMapping("/persons/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePerson(@PathVariable String number, @PathVariable long id) {
        changes.removePerson(CustomerNumber.parse(number), id, currentPerson.get());
    }

    @Operation(summary = "api.contactBook.way", description = "api.contactBook.way.description")
    @PostMapping("/ways")
    @ResponseStatus(HttpStatus.CREATED)
    ContactBooks.Way addWay(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        var fields = ContactBookFields.of(body);
        return changes.addWay(
                CustomerNumber.parse(number), fields.person(), NewWay.read(fields.texts()), currentPerson.get());
    }

    @Operation(summary = "api.contactBook.way.main")
    @PutMapping("/ways/{id}/main")
    ContactBooks.Way makeMain(@PathVariable String number, @PathVariable long id) {
        return changes.makeMain(CustomerNumber.parse(number), id, currentPerson.get());
    }

    @Operation(summary = "api.contactBook.way.remove")
    @DeleteMapping("/ways/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeWay(@PathVariable String number, @PathVariable long id) {
        changes.removeWay(CustomerNumber.parse(number), id, currentPerson.get());
    }

    @Operation(summary = "api.contactBook.callTime", description = "api.contactBook.callTime.description")
    @PostMapping("/call-times")
    @ResponseStatus(HttpStatus.CREATED)
    CallTime addCallTime(@PathVariable String number, @RequestBody Map<String, @Nullable Object> body) {
        var fields = ContactBookFields.of(body);
        return changes.addCallTime(
                CustomerNumber.parse(number),
                fields.person(),
                fields.days(),
                fields.hour("from"),
                fields.hour("to"),
                currentPerson.get());
    }

    @Operation(summary = "api.contactBook.callTime.remove")
    @DeleteMapping("/call-times/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCallTime(@PathVariable String number, @PathVariable long id) {
        changes.removeCallTime(CustomerNumber.parse(number), id, currentPerson.get());
    }
}
