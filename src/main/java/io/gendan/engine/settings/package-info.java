/** What an operator gives to the program before it starts: secrets from files, certificate, proxies, roles of the database. */
@NullMarked
package io.gendan.engine.settings;

import org.jspecify.annotations.NullMarked;
