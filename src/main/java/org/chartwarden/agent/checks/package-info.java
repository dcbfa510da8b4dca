/** Deterministic safety checks of proposed orders, one pure class per check. */
package org.chartwarden.agent.checks;
