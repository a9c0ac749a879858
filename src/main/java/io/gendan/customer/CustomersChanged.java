package io.gendan.customer;

import java.util.List;

/** What is known of these customers has changed. Heard inside the same transaction. */
public record CustomersChanged(List<CustomerNumber> numbers) {}
