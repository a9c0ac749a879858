@NullMarked
package io.gendan.engine.database;

import org.jspecify.annotations.NullMarked;
