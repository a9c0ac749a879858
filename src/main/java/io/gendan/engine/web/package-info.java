@NullMarked
package io.gendan.engine.web;

import org.jspecify.annotations.NullMarked;
