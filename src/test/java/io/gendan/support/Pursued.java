package io.gendan.support;

import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.pipeline.Course;
import io.gendan.pipeline.Pursuits;
import io.gendan.staff.Staff;
import io.gendan.support.Stories.Story;
import java.util.Map;
import org.springframework.stereotype.Component;

/** New customers that {@code chen} pursues from stage A on, and how their stories end. */
@Component
public class Pursued {

    private final People people;
    private final Customers customers;
    private final Pursuits pursuits;
    private final Course course;
    private final Staff staff;
    private final Stories stories;

    Pursued(People people, Customers customers, Pursuits pursuits, Course course, Staff staff, Stories stories) {
        this.people = people;
        this.customers = customers;
        this.pursuits = pursuits;
        this.course = course;
        this.staff = staff;
        this.stories = stories;
    }

    /** Everybody is there, it is this moment, and chen begins with a new customer of this name. */
    public CustomerNumber at(String time, String name) {
        return at(time, Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen"));
    }

    /** The same with one of whom more is known. */
    public CustomerNumber at(String time, Map<CustomerField, String> customer) {
        people.hired();
        Stories.itIs(time);
        return begun(customer);
    }

    /** Chen, who is there already, begins with a new customer of this name. */
    public CustomerNumber begun(String name) {
        return begun(Map.of(CustomerField.NAME, name, CustomerField.OWNER, "chen"));
    }

    private CustomerNumber begun(Map<CustomerField, String> customer) {
        var number = customers.create(NewCustomer.read(customer), "chen").number();
        pursuits.start(number, "chen");
        return number;
    }

    public Story story(CustomerNumber number) {
        return stories.of(number.value());
    }

    /** The story is told: a journey that is still open ends, so that nothing of it is left. */
    public void ends(CustomerNumber number) {
        if (story(number).journey().isOpen()) {
            course.release(number, "The story is told", staff.require("wang"));
        }
    }
}
