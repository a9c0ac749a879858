package io.gendan.customer;

import java.util.List;

/** These customers came in, or what is known of them has changed. Heard inside the same transaction. */
public record CustomersChanged(List<CustomerNumber> numbers) {}
