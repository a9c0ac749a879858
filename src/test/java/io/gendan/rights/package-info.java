/** Who may do what: {@code docs/rights.md} held against the running program, address by address. */
@org.jspecify.annotations.NullMarked
package io.gendan.rights;
