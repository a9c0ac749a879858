/** The promises of the HTTP interface and of the engine's doors, tried from outside by friend and foe. */
package io.gendan.http;
