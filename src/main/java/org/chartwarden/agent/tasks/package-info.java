/** Task life cycle, the tool-calling loop, its limits, and the task queue. */
package org.chartwarden.agent.tasks;
