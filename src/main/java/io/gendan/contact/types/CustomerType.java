package io.gendan.contact.types;

/**
 * What kind of person a customer is (T-01 to T-09).
 *
 * @param code how the record and the table know it
 * @param name as people read it
 * @param advice what to mind with such a customer
 */
record CustomerType(String code, String name, String advice) {}
