/**
 * The planner port with its two kinds: the offline interpreter and a chat model. May use language,
 * tools and llm.
 */
package org.chartwarden.agent.planning;
