/**
 * One class per tool that a planner may call. A READ tool is bounded in size; a PROPOSE tool never
 * writes.
 */
package org.chartwarden.agent.tools;
