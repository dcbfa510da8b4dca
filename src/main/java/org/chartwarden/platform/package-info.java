/**
 * Technical leaves without a clinical word: clock and identifiers, JSON, HTML, the outbox, start-up
 * checks and the embedded database. May use nothing of ours.
 */
package org.chartwarden.platform;
