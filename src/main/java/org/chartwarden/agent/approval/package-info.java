/**
 * Proposed changes, the person's decision, and applying through the gateway.
 *
 * <p>A change is applied as the act of whoever approves it, within their token. The grant that it
 * was proposed with gives it nothing at that moment, but must still stand: who was shut out must
 * not go on acting through what they left behind. A refused approval changes nothing, so that
 * somebody else may decide; only what the record itself refuses (an invalid resource, a version
 * that moved on) ends the change as failed.
 */
package org.chartwarden.agent.approval;
