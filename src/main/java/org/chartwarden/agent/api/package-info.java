/** HTTP under /agent: tasks, their events and the decisions of people. */
package org.chartwarden.agent.api;
