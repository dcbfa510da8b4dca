/** The typed plan that the interpreter makes of a task. Pure values. */
package org.chartwarden.agent.language.plan;
