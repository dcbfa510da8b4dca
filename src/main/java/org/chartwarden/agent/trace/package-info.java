/** The ordered steps of one run. */
package org.chartwarden.agent.trace;
