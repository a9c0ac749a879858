/**
 * What an operator gives to the program before it starts: secrets from files, certificate, proxies, roles of the database,
 * how long something is kept.
 */
@NamedInterface("settings")
@NullMarked
package io.gendan.engine.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
