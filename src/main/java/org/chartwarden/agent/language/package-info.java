/**
 * The clinical language interpreter: instruction and context to a typed plan. Pure; may use notes,
 * units and evidence.
 */
package org.chartwarden.agent.language;
