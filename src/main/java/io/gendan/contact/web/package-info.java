@NullMarked
package io.gendan.contact.web;

import org.jspecify.annotations.NullMarked;
