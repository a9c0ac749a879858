/** The form is the contract: what a form file promises to send is what the server demands. */
@NullMarked
@NamedInterface("form")
package io.gendan.engine.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
