package io.gendan.customer;

import io.gendan.engine.Refusal;
import io.gendan.staff.Staff;
import io.gendan.staff.TeamSight;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers change hands here alone, and it is told of ({@link OwnerChanged}). Who may do it is seen to by whoever calls. */
@Component
public class CustomerOwners {

    private final Customers customers;
    private final OwnerColumn column;
    private final Staff staff;
    private final TeamSight teamSight;
    private final ApplicationEventPublisher news;

    CustomerOwners(
            Customers customers, OwnerColumn column, Staff staff, TeamSight teamSight, ApplicationEventPublisher news) {
        this.customers = customers;
        this.column = column;
        this.staff = staff;
        this.teamSight = teamSight;
        this.news = news;
    }

    /**
     * Gives a customer of the pool to this owner. Whether it may be claimed is asked before.
     *
     * @throws Refusal 404 {@code staff.unknown}; 409 {@code changedMeanwhile} when it belongs to somebody
     */
    @Transactional
    public void takeFromPool(CustomerNumber number, String owner, OwnerChange change) {
        staff.require(owner);
        if (!column.take(number, owner)) {
            throw Refusal.conflict("changedMeanwhile");
        }
        teamSight.follow(number.value());
        news.publishEvent(new OwnerChanged(number, null, owner, change));
    }

    /**
     * Makes another person the owner of a customer, and tells it ({@link HandedOver}).
     *
     * @throws Refusal 404 {@code staff.unknown}; 400 {@code customer.invalid} with {@code customer.ownerCannotOwn} when
     *     this person is no longer active or doesn't sell
     */
    @Transactional
    public void handOver(CustomerNumber number, String owner, OwnerChange change) {
        var person = staff.require(owner);
        if (!person.active() || !person.role().sells()) {
            throw Refusal.badRequest("customer.invalid")
                    .with(List.of(Refusal.Item.of(CustomerField.OWNER.key(), "customer.ownerCannotOwn", owner)));
        }
        var before = customers.require(number).owner();
        column.change(number, owner);
        teamSight.follow(number.value());
        news.publishEvent(new OwnerChanged(number, before, owner, change));
        news.publishEvent(new HandedOver(number, before, owner));
    }

    /** Gives a customer back to the pool (公海) of its owner's department: nobody owns it (ST-03). */
    @Transactional
    public void releaseToPool(CustomerNumber number, OwnerChange change) {
        var before = customers.require(number).owner();
        column.release(number);
        news.publishEvent(new OwnerChanged(number, before, null, change));
    }
}
