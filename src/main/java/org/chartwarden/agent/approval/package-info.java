/** Proposed changes, the person's decision, and applying through the gateway. */
package org.chartwarden.agent.approval;
