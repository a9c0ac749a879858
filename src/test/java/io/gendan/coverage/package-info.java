/** Which ways of the processes the tests walk: every one of them. */
package io.gendan.coverage;
