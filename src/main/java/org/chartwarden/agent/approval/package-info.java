/**
 * Proposed changes, the person's decision, and applying through the gateway.
 *
 * <p>A change is applied as the act of whoever approves it, within their token, to which the grant
 * that it was proposed with adds nothing. Only where nobody's token decides (mode auto, or a
 * request without one) is it applied within the grant that it was proposed with. That must still
 * stand in any case: who was shut out must not go on acting through what they left behind. A
 * refused approval changes nothing, so that somebody else may decide; only what the record itself
 * refuses (an invalid resource, a version that moved on) ends the change as failed.
 */
package org.chartwarden.agent.approval;
